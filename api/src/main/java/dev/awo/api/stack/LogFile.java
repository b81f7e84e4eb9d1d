package dev.awo.api.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The log of one part. */
final class LogFile {
  private static final long TOO_LONG = 10L << 20;
  private static final int TAIL = 2_000;

  private LogFile() {}

  /** A log that has grown too long becomes {@code name.1}, in place of the one before. */
  static void turnOver(Path log) {
    try {
      if (Files.exists(log) && Files.size(log) > TOO_LONG) {
        Files.move(
            log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot turn over " + log, e);
    }
  }

  /** The last line that says something, for the end of a message; empty when there is none. */
  static String lastWords(Path log) {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      byte[] tail = new byte[(int) Math.min(TAIL, file.length())];
      file.seek(file.length() - tail.length);
      file.readFully(tail);
      return new String(tail, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.stripLeading().startsWith("at "))
          .reduce((before, line) -> line)
          .map(line -> ": " + line.strip())
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }
}
