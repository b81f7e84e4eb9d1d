package dev.awo.api.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Predicate;

/** The log of one part. */
final class LogFile {
  private static final long TOO_LONG = 10L << 20;
  private static final int TAIL = 8_000;

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
    return last(log, line -> !line.isBlank() && !line.stripLeading().startsWith("at "))
        .map(line -> ": " + line.strip())
        .orElse("");
  }

  /** The rest of the last line that begins so. */
  static Optional<String> lastLine(Path log, String beginning) {
    return last(log, line -> line.startsWith(beginning))
        .map(line -> line.substring(beginning.length()));
  }

  private static Optional<String> last(Path log, Predicate<String> which) {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      byte[] tail = new byte[(int) Math.min(TAIL, file.length())];
      file.seek(file.length() - tail.length);
      file.readFully(tail);
      return new String(tail, StandardCharsets.UTF_8)
          .lines()
          .filter(which)
          .reduce((before, line) -> line);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
