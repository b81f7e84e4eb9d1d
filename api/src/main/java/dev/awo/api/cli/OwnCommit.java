package dev.awo.api.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A commit in a repository at hand.
 *
 * @param id 40 hex digits
 */
record OwnCommit(String id, Trailers trailers) {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{40}");

  /** What {@code name} means to git there: a branch, HEAD, the beginning of an id. */
  static Optional<OwnCommit> find(Git git, Path directory, String name) {
    return git.ask(
            directory, "rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}")
        .map(String::strip)
        .filter(id -> ID.matcher(id).matches())
        .flatMap(
            id ->
                git.ask(directory, "cat-file", "commit", id)
                    .map(raw -> new OwnCommit(id, Trailers.of(message(raw)))));
  }

  /** Whether git has a repository there. */
  static boolean isRepository(Git git, Path directory) {
    return Files.isDirectory(directory) && git.ask(directory, "rev-parse", "--git-dir").isPresent();
  }

  /** A commit object has its headers first. */
  private static String message(String raw) {
    int headers = raw.indexOf("\n\n");
    return headers < 0 ? "" : raw.substring(headers);
  }
}
