package dev.awo.worker.verify;

import dev.awo.def.spec.VerifyCommand;
import dev.awo.def.verify.Finding;
import dev.awo.worker.sandbox.CommandEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What was done to judge one attempt, for people to read later. */
final class VerifyLog {
  private final StringBuilder text = new StringBuilder();
  private final List<String> passed = new ArrayList<>();
  private final List<String> failed = new ArrayList<>();
  private Duration took = Duration.ZERO;
  private int warnings;

  VerifyLog(String confinement) {
    text.append("confinement: ").append(confinement).append('\n');
  }

  void scanned(List<Finding> findings) {
    text.append("security scan: ").append(Words.count(findings.size(), "finding")).append('\n');
    findings.forEach(finding -> text.append("  ").append(Complaint.line(finding)).append('\n'));
    warnings = (int) findings.stream().filter(finding -> !finding.severity().blocks()).count();
  }

  void ran(VerifyCommand command, CommandEnd end) {
    text.append("\n$ ").append(command.run()).append('\n');
    text.append(end.output().text().stripTrailing()).append('\n');
    text.append("[").append(Words.ending(end)).append(", ");
    text.append(Words.seconds(end.took())).append("]\n");
    took = took.plus(end.took());
    if (end instanceof CommandEnd.Exited exited && exited.code() == 0) {
      passed.add(command.name());
    } else {
      failed.add(command.name());
    }
  }

  /** The names of the commands that succeeded so far. */
  List<String> passed() {
    return List.copyOf(passed);
  }

  /** For an attempt that passed. */
  String headline() {
    String scan = warnings == 0 ? "" : ", " + Words.count(warnings, "warning") + " of the scan";
    if (passed.isEmpty()) {
      return "no verify commands: nothing was verified beyond the security scan" + scan;
    }
    return Words.count(passed.size(), "command") + " passed in " + Words.seconds(took) + scan;
  }

  /** For a preparation; commands that may fail are told apart from those that passed. */
  String preparedHeadline() {
    String failing =
        failed.isEmpty() ? "" : "; going on though these failed: " + String.join(", ", failed);
    return "prepared in " + Words.seconds(took) + ": " + String.join(", ", passed) + failing;
  }

  String text() {
    return text.toString();
  }
}
