package dev.awo.worker.files;

import java.util.List;

/**
 * What the operator allows; nothing in an answer can change it.
 *
 * @param protect further protected globs: without a slash they match at any depth, with one from
 *     the root; a matched directory covers what is in it
 * @param lifted groups of the built-in protected files that are not protected here, for example
 *     {@code lock-files}, and files whose changes need no approval, for example {@code pom.xml}
 * @param maxFileBytes the largest file, in bytes as written
 * @param maxFiles the most files one answer may change
 */
public record GuardPolicy(
    List<String> protect, List<String> lifted, long maxFileBytes, int maxFiles) {
  private static final long DEFAULT_FILE_BYTES = 1 << 20;
  private static final int DEFAULT_FILES = 200;

  /** The built-in protection and the contract's limits. */
  public static final GuardPolicy DEFAULT = protecting(List.of());

  /**
   * @throws IllegalArgumentException when a glob is empty or a lifted group is unknown
   */
  public GuardPolicy {
    protect = List.copyOf(protect);
    lifted = List.copyOf(lifted);
    protect.forEach(Glob::parse);
    GuardLists.requireNames(lifted);
  }

  /** The defaults and some globs more. */
  public static GuardPolicy protecting(List<String> globs) {
    return new GuardPolicy(globs, List.of(), DEFAULT_FILE_BYTES, DEFAULT_FILES);
  }
}
