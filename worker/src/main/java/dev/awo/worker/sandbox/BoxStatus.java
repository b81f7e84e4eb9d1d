package dev.awo.worker.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What bubblewrap told in its {@code --json-status-fd}.
 *
 * @param holder the first process of the sandbox; the others end with it
 * @param ran whether the command ran to its end
 */
record BoxStatus(Optional<Long> holder, boolean ran) {
  private static final Pattern HOLDER = Pattern.compile("\"child-pid\": *(\\d+)");

  static BoxStatus read(Path file) {
    try {
      String text = Files.readString(file);
      Matcher matcher = HOLDER.matcher(text);
      return new BoxStatus(
          matcher.find() ? Optional.of(Long.parseLong(matcher.group(1))) : Optional.empty(),
          text.contains("\"exit-code\""));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the sandbox's status", e);
    }
  }
}
