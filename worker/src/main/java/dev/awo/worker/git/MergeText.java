package dev.awo.worker.git;

import dev.awo.def.TaskKey;
import dev.awo.def.merge.Part;
import java.util.List;

/** The messages of merge and revert commits. */
final class MergeText {
  private static final int LISTED = 50;

  private MergeText() {}

  static String merge(String project, Part.Branch part, String base, String subject) {
    return "Merge %s into %s\n\n%s\n\n%s"
        .formatted(part.branch(), base, subject, trailer(project, part.task()));
  }

  /** One step of the base branch for several merges, which were verified together. */
  static String batch(String project, List<Part> parts, String base) {
    StringBuilder text =
        new StringBuilder("Merge %d branches into %s\n\n".formatted(parts.size(), base))
            .append("Verified together:\n\n");
    parts.stream()
        .limit(LISTED)
        .forEach(part -> text.append("- ").append(part.task()).append('\n'));
    text.append('\n');
    parts.forEach(part -> text.append(trailer(project, part.task())));
    return text.toString();
  }

  static String revert(String project, Part.Revert part, String subject) {
    return "Revert \"%s\"\n\nThis takes back %s: %s\n\n%s"
        .formatted(
            subject,
            part.merge(),
            Printable.of(part.reason()),
            trailer(project, part.task()) + "Awo-Reverts: " + part.merge() + "\n");
  }

  private static String trailer(String project, String task) {
    return "Awo-Task: " + new TaskKey(project, task) + "\n";
  }
}
