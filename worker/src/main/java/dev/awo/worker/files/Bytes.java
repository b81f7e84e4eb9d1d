package dev.awo.worker.files;

/** Looks at bytes that may be no text. */
final class Bytes {
  private Bytes() {}

  /** True when a NUL is among them, which no text file has. */
  static boolean areBinary(byte[] bytes) {
    for (byte one : bytes) {
      if (one == 0) {
        return true;
      }
    }
    return false;
  }
}
