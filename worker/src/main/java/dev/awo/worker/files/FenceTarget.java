package dev.awo.worker.files;

import dev.awo.worker.files.PathLine.Strength;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The file a fence is for.
 *
 * @param path as its opening line or the line above it says; empty for a fence that shows something
 * @param problem when the two disagree, or a path was announced and is not there
 */
record FenceTarget(Optional<String> path, Optional<Rejection> problem) {
  private static final List<String> MARKDOWN = List.of(".md", ".markdown", ".mdx", ".qmd", ".rmd");
  private static final List<String> PATCHES = List.of(".diff", ".patch");

  static FenceTarget of(Fence fence, Optional<PathLine> above) {
    Optional<String> inside = fence.info().path();
    Optional<String> announced =
        above.filter(line -> line.strength() == Strength.COMMENT).map(PathLine::path);
    boolean blank = inside.or(() -> announced).filter(String::isEmpty).isPresent();
    if (blank) {
      return refused(
          Optional.empty(), Reason.MISSING_PATH, "a fence announces a path and gives none");
    }
    if (inside.isPresent() && announced.isPresent() && !inside.equals(announced)) {
      return refused(
          inside, Reason.MALFORMED_BLOCK, "the fence and the line above it name two files");
    }
    Optional<String> sure = above.filter(PathLine::namesWholeFile).map(PathLine::path);
    return new FenceTarget(inside.or(() -> sure), Optional.empty());
  }

  private static FenceTarget refused(Optional<String> path, Reason reason, String detail) {
    return new FenceTarget(path, Optional.of(new Rejection(path.orElse(""), reason, detail)));
  }

  boolean isMarkdown() {
    return endsWith(MARKDOWN);
  }

  /** True for a file that is itself a diff. */
  boolean isPatchFile() {
    return endsWith(PATCHES);
  }

  private boolean endsWith(List<String> extensions) {
    String name = path.orElse("").toLowerCase(Locale.ROOT);
    return extensions.stream().anyMatch(name::endsWith);
  }
}
