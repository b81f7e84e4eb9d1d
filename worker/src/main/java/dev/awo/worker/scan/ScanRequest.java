package dev.awo.worker.scan;

import java.util.List;
import java.util.Optional;

/**
 * A file to judge.
 *
 * @param path relative path; its name decides the language
 * @param changed the lines that a change adds or alters; without it all lines are judged
 * @param base the content before the change: only what it held may suppress a finding
 */
public record ScanRequest(
    String path, String content, Optional<List<LineRange>> changed, Optional<String> base) {

  /** The whole of a file that stands alone, as {@code awo scan} sees it. */
  public static ScanRequest whole(String path, String content) {
    return new ScanRequest(path, content, Optional.empty(), Optional.of(content));
  }

  /** Whether a finding that spans these lines counts. */
  boolean judges(int first, int last) {
    return changed.isEmpty()
        || changed.get().stream().anyMatch(range -> range.first() <= last && range.last() >= first);
  }
}
