package dev.awo.worker.verify;

import dev.awo.def.spec.VerifyCommand;
import dev.awo.worker.sandbox.CommandEnd;
import java.time.Duration;
import java.util.Locale;

/** Durations, sizes and endings as people read them. */
final class Words {
  private Words() {}

  static String running(VerifyCommand command, Duration running, long bytes) {
    return String.format(
        Locale.ROOT,
        "%s: running for %d s, %,d kB of output",
        command.name(),
        running.toSeconds(),
        bytes / 1000);
  }

  /** Such as {@code exit code 1}. */
  static String ending(CommandEnd end) {
    return switch (end) {
      case CommandEnd.TimedOut timedOut -> "timed out after " + seconds(timedOut.took());
      case CommandEnd.Exited exited -> exit(exited.code());
    };
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }

  static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static String exit(int code) {
    String meaning =
        switch (code - 128) {
          case 6 -> " (aborted)";
          case 9 -> " (killed, as when memory runs out)";
          case 11 -> " (segmentation fault)";
          case 24 -> " (over the limit of processor time)";
          case 25 -> " (over the limit of file size)";
          default -> "";
        };
    return "exit code " + code + meaning;
  }
}
