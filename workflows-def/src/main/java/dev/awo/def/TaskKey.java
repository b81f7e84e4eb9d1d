package dev.awo.def;

import java.util.regex.Pattern;

/**
 * What names a task everywhere: in the queue, as workflow id, as branch. Both parts are safe as
 * file names, git refs and command arguments.
 */
public record TaskKey(String project, String task) {
  private static final Pattern SAFE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  public TaskKey {
    requireSafe(project, "project id");
    requireSafe(task, "task id");
  }

  /** Whether {@code id} may name a project or a task. */
  public static boolean isSafe(String id) {
    return SAFE.matcher(id).matches();
  }

  /** The branch that the task publishes in the user's repository. */
  public String branch() {
    return "auto/" + task;
  }

  private static void requireSafe(String id, String what) {
    if (!isSafe(id)) {
      throw new IllegalArgumentException(
          what
              + " must be 1 to 63 characters of a-z, 0-9 and '-', and start with a letter or digit");
    }
  }

  @Override
  public String toString() {
    return project + "/" + task;
  }
}
