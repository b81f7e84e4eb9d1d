package dev.awo.worker.verify;

import dev.awo.def.spec.VerifyCommand;
import dev.awo.def.verify.Finding;
import dev.awo.worker.sandbox.CommandEnd;
import java.util.List;
import java.util.Locale;

/** What a person reads about a verification, without secrets. */
final class VerifyLog {
  private final Redaction redaction;
  private final StringBuilder text = new StringBuilder();

  VerifyLog(Redaction redaction) {
    this.redaction = redaction;
  }

  void scanned(List<Finding> findings) {
    text.append("security scan: ").append(findings.size()).append(" findings\n");
    findings.forEach(finding -> text.append("  ").append(Reports.line(finding)).append('\n'));
  }

  void ran(VerifyCommand command, CommandEnd end) {
    String how =
        switch (end) {
          case CommandEnd.Exited exited -> "exit code " + exited.code();
          case CommandEnd.TimedOut timedOut -> "stopped at its timeout";
        };
    text.append(
        String.format(
            Locale.ROOT,
            "%n$ %s%n%s%n[%s, %.1f s]%n",
            command.run(),
            end.output().text().stripTrailing(),
            how,
            end.took().toMillis() / 1000.0));
  }

  String text() {
    return redaction.redact(text.toString());
  }
}
