package dev.awo.worker.verify;

import dev.awo.def.spec.VerifyCommand;
import dev.awo.def.verify.Finding;
import dev.awo.worker.blob.BlobStore;
import dev.awo.worker.changes.ChangeManifest;
import dev.awo.worker.changes.FileChange;
import dev.awo.worker.sandbox.CommandEnd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What went wrong, in words for people and for the model. */
final class Reports {
  /** Enough for a long stack trace; more of it helps no model. */
  private static final int MODEL_CHARS = 16_000;

  private Reports() {}

  static String passed(int commands, Duration took) {
    if (commands == 0) {
      return "security scan passed; there are no verify commands";
    }
    return String.format(
        Locale.ROOT,
        "%d %s passed in %.1f s",
        commands,
        commands == 1 ? "command" : "commands",
        took.toMillis() / 1000.0);
  }

  static Report ofScan(List<Finding> findings) {
    List<Finding> blocking =
        findings.stream().filter(finding -> finding.severity().blocks()).toList();
    String text =
        blocking.stream()
            .map(finding -> "- " + line(finding))
            .collect(Collectors.joining("\n", "The security scan found dangerous code:\n", "\n"));
    Finding first = blocking.getFirst();
    String more = blocking.size() > 1 ? " and " + (blocking.size() - 1) + " more" : "";
    return new Report(
        "security scan: " + first.rule() + " in " + first.file() + ":" + first.line() + more, text);
  }

  static String line(Finding finding) {
    return finding.file()
        + ":"
        + finding.line()
        + ": "
        + finding.severity().label()
        + ": "
        + finding.message()
        + " ("
        + finding.rule()
        + ")";
  }

  static Optional<Report> ofCommand(VerifyCommand command, CommandEnd end) {
    String how =
        switch (end) {
          case CommandEnd.Exited exited -> exited.code() == 0 ? "" : "exit code " + exited.code();
          case CommandEnd.TimedOut timedOut ->
              "still running after " + command.timeout().toSeconds() + " s, stopped";
        };
    if (how.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Report(
            command.name() + ": " + how,
            "The command `"
                + command.run()
                + "` failed: "
                + how
                + ". Its output:\n\n"
                + headAndTail(end.output().text())));
  }

  /** What was verified must be what is committed, so a command may not change what was written. */
  static Optional<Report> ofRewrittenFiles(Path tree, ChangeManifest changes, BlobStore blobs) {
    List<String> rewritten =
        changes.changes().stream()
            .filter(change -> !isAsWritten(tree, change, blobs))
            .map(FileChange::path)
            .toList();
    if (rewritten.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Report(
            "verify commands rewrote " + rewritten.getFirst(),
            rewritten.stream()
                .collect(
                    Collectors.joining(
                        "\n- ",
                        "The verify commands changed these files, such as a formatter does; write"
                            + " them as the commands leave them:\n- ",
                        "\n"))));
  }

  private static boolean isAsWritten(Path tree, FileChange change, BlobStore blobs) {
    Path file = tree.resolve(change.path());
    try {
      return switch (change) {
        case FileChange.Delete delete -> !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        case FileChange.Put put ->
            Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Arrays.equals(Files.readAllBytes(file), blobs.get(put.content()));
      };
    } catch (IOException e) {
      throw new UncheckedIOException("cannot compare the workspace with what was written", e);
    }
  }

  private static String headAndTail(String output) {
    if (output.length() <= MODEL_CHARS) {
      return output;
    }
    int half = MODEL_CHARS / 2;
    int cut = output.length() - MODEL_CHARS;
    return output.substring(0, half)
        + "\n[… "
        + cut
        + " characters left out …]\n"
        + output.substring(output.length() - half);
  }
}
