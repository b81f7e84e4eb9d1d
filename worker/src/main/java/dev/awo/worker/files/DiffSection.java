package dev.awo.worker.files;

import dev.awo.worker.files.Edit.Hunk;
import dev.awo.worker.files.Edit.Patch;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One file's part of a diff while it is being read. */
final class DiffSection {
  private static final List<String> MODE_HEADERS =
      List.of("old mode ", "new mode ", "new file mode ", "deleted file mode ");

  /** Lines that say nothing of their own. */
  private static final List<String> NOISE =
      List.of("similarity index ", "dissimilarity index ", "diff ", "Index: ", "======");

  private Optional<String> before = Optional.empty();
  private Optional<String> after = Optional.empty();
  private Patch.Kind kind = Patch.Kind.CHANGE;
  private boolean named;
  private boolean binary;
  private Optional<String> newMode = Optional.empty();
  private final Set<String> modes = new LinkedHashSet<>();
  private final List<Hunk> hunks = new ArrayList<>();
  private Optional<String> problem = Optional.empty();

  /** A patch or why it cannot be one. */
  sealed interface Finished {
    record Patched(Patch patch) implements Finished {}

    record Refused(Rejection rejection) implements Finished {}
  }

  static DiffSection git(String header) {
    DiffSection section = new DiffSection();
    section.before = DiffHeader.gitName(header);
    section.after = section.before;
    return section;
  }

  boolean isNamed() {
    return named || !hunks.isEmpty();
  }

  void named(String path) {
    before = Optional.of(path);
    after = before;
    named = true;
  }

  void names(String oldLine, String newLine) {
    DiffHeader.Names names = DiffHeader.names(oldLine, newLine);
    before = names.before();
    after = names.after();
    named = true;
    if (before.isEmpty()) {
      kind = Patch.Kind.CREATE;
    }
    if (after.isEmpty()) {
      kind = Patch.Kind.DELETE;
    }
  }

  void add(Hunk hunk) {
    hunks.add(hunk);
  }

  void problem(String text) {
    problem = problem.or(() -> Optional.of(text));
  }

  /** Takes one of git's extended headers; false for any other line. */
  boolean header(String line) {
    Optional<String> mode = MODE_HEADERS.stream().filter(line::startsWith).findFirst();
    if (mode.isPresent()) {
      mode(mode.get(), line.substring(mode.get().length()).strip());
      return true;
    }
    if (line.startsWith("index ")) {
      int blank = line.lastIndexOf(' ');
      boolean hasMode = blank > "index ".length() - 1;
      if (hasMode) {
        modes.add(line.substring(blank + 1).strip());
      }
      return true;
    }
    if (line.startsWith("Binary files ") || line.startsWith("GIT binary patch")) {
      binary = true;
      return true;
    }
    return binary || NOISE.stream().anyMatch(line::startsWith) || moved(line);
  }

  private void mode(String header, String octal) {
    modes.add(octal);
    switch (header) {
      case "new mode " -> newMode = Optional.of(octal);
      case "new file mode " -> {
        newMode = Optional.of(octal);
        kind = Patch.Kind.CREATE;
      }
      case "deleted file mode " -> kind = Patch.Kind.DELETE;
      default -> {}
    }
  }

  private boolean moved(String line) {
    if (line.startsWith("rename from ") || line.startsWith("copy from ")) {
      kind = line.startsWith("copy") ? Patch.Kind.COPY : Patch.Kind.RENAME;
      before =
          Optional.of(DiffHeader.name(line.substring(line.indexOf(" from ") + " from ".length())));
      return true;
    }
    if (line.startsWith("rename to ") || line.startsWith("copy to ")) {
      after = Optional.of(DiffHeader.name(line.substring(line.indexOf(" to ") + " to ".length())));
      return true;
    }
    return false;
  }

  Finished finished() {
    String path = after.or(() -> before).orElse("");
    if (path.isEmpty()) {
      return refused(
          path, Reason.MISSING_PATH, "the diff names no file; give it --- and +++ lines");
    }
    if (modes.stream().anyMatch(mode -> FileMode.of(mode).isEmpty()) || isSubmodule()) {
      return refused(
          path,
          Reason.UNSUPPORTED_MODE,
          "only plain files (100644) and executable ones (100755) can be changed, not "
              + String.join(", ", modes));
    }
    if (binary) {
      return refused(path, Reason.BINARY_CONTENT, "binary files cannot be changed by an answer");
    }
    if (problem.isPresent()) {
      return refused(path, Reason.MALFORMED_BLOCK, problem.get());
    }
    boolean moves = kind == Patch.Kind.RENAME || kind == Patch.Kind.COPY;
    if (before.isPresent() && after.isPresent() && !before.equals(after) && !moves) {
      return refused(
          path,
          Reason.MALFORMED_BLOCK,
          "the --- and +++ lines name two files; a rename needs 'rename from' and 'rename to' lines");
    }
    if (kind == Patch.Kind.CHANGE && hunks.isEmpty() && newMode.isEmpty()) {
      return refused(
          path, Reason.MALFORMED_BLOCK, "the diff has no hunk (a line starting with @@)");
    }
    return new Finished.Patched(
        new Patch(path, kind, moves ? before : Optional.empty(), newMode, List.copyOf(hunks)));
  }

  private boolean isSubmodule() {
    return hunks.stream()
        .flatMap(hunk -> hunk.lines().stream())
        .anyMatch(line -> line.text().startsWith("Subproject commit "));
  }

  private static Finished refused(String path, Reason reason, String detail) {
    return new Finished.Refused(new Rejection(path, reason, detail));
  }
}
