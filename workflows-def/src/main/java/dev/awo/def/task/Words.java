package dev.awo.def.task;

import dev.awo.def.files.Written;
import dev.awo.def.generate.Generation;
import dev.awo.def.generate.ModelChoice;
import dev.awo.def.git.Committed;
import dev.awo.def.spec.VerifyCommand;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The sentences that people read in events and in Temporal's web UI. */
final class Words {
  private Words() {}

  static String answered(ModelChoice model, Generation generation) {
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
            : "; a person should look at " + String.join(", ", applied.needsApproval());
    return files(applied.files()) + " written" + look;
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
