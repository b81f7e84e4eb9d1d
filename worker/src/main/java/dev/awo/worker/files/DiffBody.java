package dev.awo.worker.files;

import java.util.List;
import java.util.Optional;

/** Tells a fence that holds a diff from one that holds a file, and reads it. */
final class DiffBody {
  private DiffBody() {}

  /** True when the fence says so, or when the text is nothing else. */
  static boolean isDiff(Fence fence, List<String> body) {
    if (fence.isDiff()) {
      return true;
    }
    int first = 0;
    while (first < body.size() && body.get(first).isBlank()) {
      first++;
    }
    return first < body.size() && DiffHeader.startsAt(body, first, true);
  }

  /**
   * Reads the fence. Lines with plus and minus alone show a change to people; only with a named
   * file are they meant as one.
   *
   * @param named the file that the fence is for
   * @param likely the file that hunks without a header belong to
   */
  static Parsed parse(List<String> body, Optional<String> named, Optional<String> likely) {
    boolean hasEdits = false;
    for (int i = 0; i < body.size() && !hasEdits; i++) {
      hasEdits = HunkReader.isHeader(body.get(i)) || DiffHeader.startsAt(body, i, false);
    }
    if (hasEdits) {
      return DiffParser.body(body, likely);
    }
    if (named.isEmpty() || body.stream().allMatch(String::isBlank)) {
      return new Parsed(List.of(), List.of());
    }
    return new Parsed(
        List.of(),
        List.of(
            new Rejection(
                named.get(),
                Reason.MALFORMED_BLOCK,
                "the diff has no hunk (a line starting with @@)")));
  }
}
