package dev.awo.worker.files;

import dev.awo.worker.files.PathLine.Strength;
import java.util.Optional;

/** What stands before a fence or a block in the open: which file may be meant. */
final class Surroundings {
  private String line = "";
  private int blanks;
  private Optional<String> lastBlockPath = Optional.empty();

  /**
   * Takes one line of prose.
   *
   * @return the path of an announcement ({@code <!-- file: x -->}) that this line leaves without a
   *     fence
   */
  Optional<String> prose(String next) {
    if (next.isBlank()) {
      blanks++;
      return Optional.empty();
    }
    Optional<String> dangling = dangling();
    line = next;
    blanks = 0;
    lastBlockPath = Optional.empty();
    return dangling;
  }

  /** The announcement that no fence or block has taken. */
  Optional<String> dangling() {
    return PathLine.isFileComment(line)
        ? PathLine.parse(line).map(PathLine::path)
        : Optional.empty();
  }

  /** The path that the line above names, if it is near enough; nothing later can take it again. */
  Optional<PathLine> take() {
    Optional<PathLine> above = PathLine.parse(line);
    int gap = blanks;
    line = "";
    blanks = 0;
    return above.filter(path -> gap <= 1 || path.strength() == Strength.COMMENT);
  }

  /**
   * Remembers which file a block changed: the next one, with nothing but blanks between, is for it
   * too.
   */
  void blockFor(String path) {
    lastBlockPath = Optional.of(path);
  }

  Optional<String> lastBlockPath() {
    return lastBlockPath;
  }
}
