package dev.awo.worker.files;

import java.util.Optional;

/** The two modes of a file that a change may have. */
public enum FileMode {
  REGULAR("100644"),
  EXECUTABLE("100755");

  private final String octal;

  FileMode(String octal) {
    this.octal = octal;
  }

  /** As git writes it. */
  public String octal() {
    return octal;
  }

  static Optional<FileMode> of(String octal) {
    return switch (octal) {
      case "100644" -> Optional.of(REGULAR);
      case "100755" -> Optional.of(EXECUTABLE);
      default -> Optional.empty();
    };
  }
}
