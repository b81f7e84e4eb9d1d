package dev.awo.worker.verify;

import dev.awo.def.spec.VerifyCommand;
import dev.awo.def.verify.Finding;
import dev.awo.worker.sandbox.CommandEnd;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Why an attempt is rejected.
 *
 * @param headline one line for people, without file content
 * @param text for the model's next attempt
 */
record Complaint(String headline, String text) {
  private static final int MOST_LISTED = 50;

  static Complaint ofScan(List<Finding> blocking) {
    Finding first = blocking.getFirst();
    String headline =
        "security scan: "
            + Words.count(blocking.size(), "blocking finding")
            + ", first "
            + first.rule()
            + " in "
            + place(first);
    return new Complaint(
        headline,
        "The security scan rejected the change; no command was run. Reach the goal without this:\n"
            + listed(blocking.stream().map(Complaint::line).toList()));
  }

  static Complaint ofCommand(VerifyCommand command, CommandEnd end, List<String> passedBefore) {
    StringBuilder text = new StringBuilder();
    text.append("The command `").append(command.run()).append("` failed: ");
    text.append(Words.ending(end)).append(".\n");
    if (!passedBefore.isEmpty()) {
      text.append("Passed before it: ");
      text.append(passedBefore.stream().map(n -> "`" + n + "`").collect(Collectors.joining(", ")));
      text.append(".\n");
    }
    String output = Excerpt.of(end.output().text());
    text.append(output.isBlank() ? "It printed nothing.\n" : "Its output:\n\n" + output + "\n");
    return new Complaint(command.name() + ": " + Words.ending(end), text.toString());
  }

  static Complaint ofRewriting(VerifyCommand command, List<String> paths) {
    return new Complaint(
        command.name() + ": rewrote " + Words.count(paths.size(), "file") + " of the change",
        "The command `"
            + command.run()
            + "` succeeded, but rewrote files of this change: what it verified is not what would be"
            + " committed. If it formats, write the files as it leaves them:\n"
            + listed(paths));
  }

  /** Such as {@code src/a.js:3: [high] js.eval: message}. */
  static String line(Finding finding) {
    return place(finding)
        + ": ["
        + finding.severity().label()
        + "] "
        + finding.rule()
        + ": "
        + finding.message();
  }

  private static String place(Finding finding) {
    return finding.line() == 0 ? finding.file() : finding.file() + ":" + finding.line();
  }

  private static String listed(List<String> items) {
    String shown =
        items.stream()
            .limit(MOST_LISTED)
            .map(item -> "- " + item)
            .collect(Collectors.joining("\n"));
    int more = items.size() - MOST_LISTED;
    return more > 0 ? shown + "\n- and " + more + " more\n" : shown + "\n";
  }
}
