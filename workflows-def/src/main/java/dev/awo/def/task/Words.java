package dev.awo.def.task;

import dev.awo.def.files.Written;
import dev.awo.def.generate.Generation;
import dev.awo.def.generate.ModelChoice;
import dev.awo.def.git.Committed;
import dev.awo.def.spec.VerifyCommand;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sentences that people read in events and in Temporal's web UI. */
public final class Words {
  private static final int MOST_NAMED = 4;

  private Words() {}

  public static String answered(ModelChoice model, Generation generation) {
    String stored = generation.reused() ? " (stored answer of an interrupted call)" : "";
    return String.format(
        Locale.ROOT,
        "%s answered in %.1f s, %d tokens in, %d out, %s%s",
        model,
        generation.millis() / 1000.0,
        generation.usage().inputTokens(),
        generation.usage().outputTokens(),
        dollars(generation.usage().costMicros()),
        stored);
  }

  static String written(Written.Applied applied) {
    String look =
        applied.needsApproval().isEmpty()
            ? ""
            : "; needs approval: " + some(applied.needsApproval());
    return files(applied.files()) + " written" + look;
  }

  /** Whoever reads this should know what to type. */
  static String needsApproval(String task, List<String> what) {
    return "waits for your approval of "
        + some(what)
        + "; 'awo task diff "
        + task
        + "' shows it, 'awo task approve "
        + task
        + "' or 'awo task reject "
        + task
        + "' decides";
  }

  /** The first of them, and how many more. */
  static String some(List<String> what) {
    String first = what.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    int more = what.size() - MOST_NAMED;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  static String files(int count) {
    return count == 1 ? "1 file" : count + " files";
  }

  static String verifying(List<VerifyCommand> commands) {
    if (commands.isEmpty()) {
      return "verifying: security scan only, there are no commands";
    }
    return commands.stream()
        .map(VerifyCommand::name)
        .collect(Collectors.joining(", ", "verifying: ", ""));
  }

  /** For the commit's trailer. */
  static String verified(List<VerifyCommand> commands) {
    return some(
        Stream.concat(Stream.of("scan"), commands.stream().map(VerifyCommand::name)).toList());
  }

  static String committed(Committed commit) {
    return String.format(
        Locale.ROOT,
        "commit %s: %s, +%d -%d",
        shortId(commit.commit()),
        files(commit.files()),
        commit.insertions(),
        commit.deletions());
  }

  static String shortId(String commit) {
    return commit.substring(0, Math.min(10, commit.length()));
  }

  static String dollars(long micros) {
    return String.format(Locale.ROOT, "$%.4f", micros / 1e6);
  }
}
