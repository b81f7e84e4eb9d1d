package dev.awo.def;

/**
 * Workflow ids: the id is the identity of the work, so starting the same work twice is harmless.
 */
public final class WorkflowIds {
  private WorkflowIds() {}

  public static String task(TaskKey key) {
    return "task/" + key.project() + "/" + key.task();
  }

  /** The check of a project's base branch; one at a time. */
  public static String check(String project) {
    return "check/" + project;
  }

  /** The one dispatcher of a project. */
  public static String dispatch(String project) {
    return "dispatch/" + project;
  }

  /** The merge queue of a base branch. */
  public static String merge(String project, String branch) {
    return "merge/" + project + "/" + branch;
  }

  /** What brings a notification to a webhook. */
  public static String notification(String id, String webhook) {
    return "notify/" + id + "/" + webhook;
  }

  /** The round of a project's autopilot; one at a time. */
  public static String autopilot(String project) {
    return "autopilot/" + project;
  }

  /** The check of the base before or after a round. */
  public static String roundCheck(String project, long round, String when) {
    return check(project) + "/round-" + round + "-" + when;
  }
}
