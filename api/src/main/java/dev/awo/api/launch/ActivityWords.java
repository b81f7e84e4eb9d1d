package dev.awo.api.launch;

import java.util.Locale;
import java.util.Optional;

/** Says in words what an activity does, by Temporal's name of it. */
final class ActivityWords {
  private ActivityWords() {}

  static String running(String activity, Optional<Long> characters, Optional<String> command) {
    String doing = command.map(line -> "running " + line).orElse(doing(activity));
    return characters
        .map(count -> String.format(Locale.ROOT, "%s, %,d characters so far", doing, count))
        .orElse(doing);
  }

  static String waiting(String activity, int tries) {
    return tries > 1
        ? doing(activity) + ": failed " + (tries - 1) + " times, waiting to try again"
        : doing(activity) + ": waiting for a worker";
  }

  private static String doing(String activity) {
    return switch (activity) {
      case "GenerateAnswer" -> "asking the model";
      case "VerifyJudge" -> "verifying";
      case "FilesWrite" -> "writing the answer";
      case "GitOpen" -> "opening a workspace";
      case "GitCommit" -> "committing";
      case "GitRollback" -> "rolling back";
      case "GitPublish" -> "publishing the branch";
      case "GitRelease" -> "handing back the workspace";
      case "LedgerReserve" -> "setting money aside";
      case "LedgerSettle", "LedgerNote", "LedgerClose" -> "keeping the record";
      default -> activity;
    };
  }
}
