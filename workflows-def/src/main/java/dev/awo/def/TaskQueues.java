package dev.awo.def;

/** Names of the task queues, and who polls them. */
public final class TaskQueues {
  /** Workflow code, and what any worker can do, such as notify; polled by every worker. */
  public static final String WORKFLOWS = "awo-workflows";

  /** Opening a workspace; polled by every worker, since any host may take a new task. */
  public static final String WORKSPACES = "awo-workspaces";

  /** The record of tasks and spend; polled by the API process, which owns the database. */
  public static final String LEDGER = "awo-ledger";

  private TaskQueues() {}

  /** The queue for short activities on the files of one host. */
  public static String host(String hostId) {
    return "awo-host-" + hostId;
  }

  /** The queue for a host's model calls: many at once, each of them waiting. */
  public static String generate(String hostQueue) {
    return hostQueue + "-generate";
  }

  /** The queue for a host's preparations: many at once, of which most wait for one to be done. */
  public static String prepare(String hostQueue) {
    return hostQueue + "-prepare";
  }

  /** The queue for a host's verify commands, polled with as many slots as the host has cores. */
  public static String verify(String hostQueue) {
    return hostQueue + "-verify";
  }
}
