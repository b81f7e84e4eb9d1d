package dev.awo.worker.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a unified diff, with git's headers or without. */
final class DiffParser {
  private final List<String> lines;
  private final boolean fenced;
  private final Optional<String> path;
  private final List<Edit> patches = new ArrayList<>();
  private final List<Rejection> rejections = new ArrayList<>();
  private Optional<DiffSection> section = Optional.empty();

  private DiffParser(List<String> lines, boolean fenced, Optional<String> path) {
    this.lines = lines;
    this.fenced = fenced;
    this.path = path;
  }

  /** What a diff holds, and the index of the line after it. */
  record Read(Parsed parsed, int next) {}

  /**
   * Reads a fence's body.
   *
   * @param path the file that its hunks belong to when no header names one
   */
  static Parsed body(List<String> body, Optional<String> path) {
    return new DiffParser(body, true, path).read(0).parsed();
  }

  /** Reads a diff that stands in the open, from its first header to where prose goes on. */
  static Read open(List<String> lines, int from) {
    return new DiffParser(lines, false, Optional.empty()).read(from);
  }

  private Read read(int from) {
    int at = from;
    while (at < lines.size()) {
      int next = step(at);
      if (next == at) {
        break;
      }
      at = next;
    }
    finish();
    return new Read(new Parsed(patches, rejections), at);
  }

  private int step(int at) {
    String line = lines.get(at);
    if (line.startsWith(DiffHeader.GIT)) {
      begin(DiffSection.git(line));
      return at + 1;
    }
    if (DiffHeader.isNamePair(lines, at)) {
      if (section.isEmpty() || section.get().isNamed()) {
        begin(new DiffSection());
      }
      section.ifPresent(open -> open.names(lines.get(at), lines.get(at + 1)));
      return at + 2;
    }
    if (HunkReader.isHeader(line)) {
      return hunk(at);
    }
    boolean understood = section.isPresent() && section.get().header(line);
    boolean ignored = line.isBlank() || (fenced && section.isEmpty());
    if (understood || ignored) {
      return at + 1;
    }
    return stray(at);
  }

  private void begin(DiffSection next) {
    finish();
    section = Optional.of(next);
  }

  private int hunk(int at) {
    if (section.isEmpty()) {
      section = Optional.of(new DiffSection());
      path.ifPresent(given -> section.ifPresent(open -> open.named(given)));
    }
    HunkReader.Read read = new HunkReader(lines, fenced).read(at);
    section.ifPresent(
        open -> read.hunk().ifPresentOrElse(open::add, () -> open.problem(read.problem())));
    return read.next();
  }

  private int stray(int at) {
    if (!fenced) {
      return at;
    }
    section.ifPresent(
        open -> open.problem("a line of the diff belongs to no hunk: " + lines.get(at)));
    return at + 1;
  }

  private void finish() {
    section.ifPresent(
        open -> {
          switch (open.finished()) {
            case DiffSection.Finished.Patched patched -> patches.add(patched.patch());
            case DiffSection.Finished.Refused refused -> rejections.add(refused.rejection());
          }
        });
    section = Optional.empty();
  }
}
