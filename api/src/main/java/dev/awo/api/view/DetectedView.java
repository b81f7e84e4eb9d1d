package dev.awo.api.view;

/**
 * One thing that was detected in a project.
 *
 * @param value such as {@code react-vite} or {@code npm test --silent}
 * @param from the file that says so, such as {@code package.json: dependency vite}
 */
public record DetectedView(What what, String value, String from) {
  /** What a value is. */
  public enum What {
    TYPE,
    LANGUAGE,
    MODULES,
    PACKAGE_MANAGER,
    SCAN_DIR,
    VERIFY,
    PREPARE,
    LOCK_FILE,
    CONVENTIONS
  }
}
