package dev.awo.api.launch;

import dev.awo.api.blob.BlobDirectory;
import dev.awo.api.launch.Updates.Answer;
import dev.awo.api.ledger.Ledger;
import dev.awo.def.TaskKey;
import dev.awo.def.WorkflowIds;
import dev.awo.def.approval.ApproveRequest;
import dev.awo.def.approval.RejectRequest;
import dev.awo.def.dispatch.DispatchReport;
import dev.awo.def.task.PauseRequest;
import dev.awo.def.task.TaskProgress;
import java.util.Optional;

/** Pauses and resumes tasks, moves them in their queue, and brings them a person's decisions. */
public final class TaskSteering {
  private static final String NOT_WAITING = "NOT_WAITING";

  private final Ledger ledger;
  private final BlobDirectory blobs;
  private final Launches launches;
  private final Updates updates;

  public TaskSteering(
      Ledger ledger, BlobDirectory blobs, TemporalConnection temporal, Launches launches) {
    this.ledger = ledger;
    this.blobs = blobs;
    this.launches = launches;
    updates = new Updates(temporal);
  }

  /** Holds a waiting task in the queue, and a running one before its next attempt. */
  public Steered pause(TaskKey key, String by) {
    launches.launchIfNeeded(key);
    if (ledger.dispatch().queued(key).isPresent()) {
      Answer<DispatchReport> held = launches.dispatchers().hold(key.project(), key.task(), true);
      if (held instanceof Answer.Silent) {
        return silent();
      }
    }
    return steered(ask(key, "pause", new PauseRequest(by)));
  }

  /** Lets a paused task go on. */
  public Steered resume(TaskKey key, String by) {
    launches.launchIfNeeded(key);
    Steered resumed = steered(ask(key, "resume", new PauseRequest(by)));
    if (resumed instanceof Steered.Done && ledger.dispatch().queued(key).isPresent()) {
      launches.dispatchers().hold(key.project(), key.task(), false);
    }
    return resumed;
  }

  /**
   * Moves a waiting task.
   *
   * @param priority 1 (most urgent) to 5
   */
  public Steered prioritise(TaskKey key, int priority) {
    if (ledger.dispatch().queued(key).isEmpty()) {
      return new Steered.Refused(
          "the task waits in no queue, so that its priority changes nothing");
    }
    launches.launchIfNeeded(key);
    return switch (launches.dispatchers().setPriority(key.project(), key.task(), priority)) {
      case Answer.Given<DispatchReport> given -> {
        ledger.dispatch().prioritise(key, priority);
        yield new Steered.Done();
      }
      case Answer.Refused<DispatchReport> refused ->
          new Steered.Refused(
              refused.type().equals(NOT_WAITING)
                  ? "the task runs already, so that its priority changes nothing"
                  : refused.words());
      case Answer.Gone<DispatchReport> gone -> silent();
      case Answer.Silent<DispatchReport> silent -> silent();
    };
  }

  /** Lets the change that waits for a person be committed. */
  public Steered approve(TaskKey key, String by, Optional<String> comment) {
    launches.launchIfNeeded(key);
    return steered(ask(key, "approve", new ApproveRequest(by, comment.map(blobs::put))));
  }

  /** Turns it down; the model is told of the comment, and without one the task ends. */
  public Steered reject(TaskKey key, String by, Optional<String> comment) {
    Optional<String> findings =
        comment.map(
            words -> "A person read the change and turned it down. They say:\n\n" + words + "\n");
    launches.launchIfNeeded(key);
    return steered(ask(key, "reject", new RejectRequest(by, findings.map(blobs::put))));
  }

  private Answer<TaskProgress> ask(TaskKey key, String update, Object request) {
    return updates.ask(WorkflowIds.task(key), update, request, TaskProgress.class);
  }

  private static Steered steered(Answer<TaskProgress> answer) {
    return switch (answer) {
      case Answer.Given<TaskProgress> given -> new Steered.Done();
      case Answer.Refused<TaskProgress> refused -> new Steered.Refused(refused.words());
      case Answer.Gone<TaskProgress> gone -> new Steered.Refused("the task has ended");
      case Answer.Silent<TaskProgress> silent -> silent();
    };
  }

  private static Steered silent() {
    return new Steered.Unavailable(
        "no worker answered: see 'awo doctor', start one with 'awo up', and try again");
  }
}
