package dev.awo.api.launch;

import dev.awo.api.blob.BlobDirectory;
import dev.awo.api.ledger.Ledger;
import dev.awo.def.BlobId;
import dev.awo.def.TaskKey;
import dev.awo.def.generate.Feedback;
import dev.awo.def.task.Earlier;
import dev.awo.def.task.Step;
import dev.awo.def.task.TaskRequest;
import java.util.List;
import java.util.Optional;

/**
 * Runs a task again that did not complete: a new run of the same task, which keeps the record of
 * the old one. A hint goes to the model with the answer that was turned down last and what was
 * wrong with it; where there is none, with the prompt.
 */
public final class TaskRetry {
  private static final int LONGEST = 1 << 20;

  private final Ledger ledger;
  private final BlobDirectory blobs;
  private final Launches launches;

  public TaskRetry(Ledger ledger, BlobDirectory blobs, Launches launches) {
    this.ledger = ledger;
    this.blobs = blobs;
    this.launches = launches;
  }

  /** A queued task waits for its turn again; the others start at once. */
  public Steered retry(TaskKey key, Optional<String> hint) {
    TaskRequest before = WorkflowStarter.read(ledger.tasks().request(key).orElseThrow());
    TaskRequest request = hint.map(words -> hinted(key, before, words)).orElse(plain(before));
    String words =
        "queued again" + (hint.isPresent() ? " with a hint" : "") + ", round " + request.round();
    if (!ledger.tasks().reopen(key, WorkflowStarter.write(request), words)) {
      return new Steered.Refused(
          "only a task that failed, was refused or was cancelled can be run again");
    }
    launches.launch(List.of(key));
    return new Steered.Done();
  }

  private static TaskRequest plain(TaskRequest before) {
    return next(before, before.steps(), Optional.empty());
  }

  private TaskRequest hinted(TaskKey key, TaskRequest before, String hint) {
    Optional<Earlier> rejection = ledger.events().lastRejection(key);
    if (rejection.isEmpty()) {
      return next(
          before,
          before.steps().stream().map(step -> hinted(step, hint)).toList(),
          Optional.empty());
    }
    Feedback feedback = rejection.get().feedback();
    BlobId findings =
        blobs.put(
            "The user says: "
                + hint.strip()
                + "\n\nWhat was wrong with the answer:\n"
                + text(feedback.findings()));
    return next(
        before,
        before.steps(),
        Optional.of(
            new Earlier(rejection.get().step(), new Feedback(feedback.answer(), findings))));
  }

  private Step hinted(Step step, String hint) {
    String prompt = text(step.instruction()).strip();
    return new Step(
        step.name(),
        step.template(),
        blobs.put(prompt + "\n\nHint: " + hint.strip() + "\n"),
        step.contextFiles(),
        step.variables());
  }

  private String text(BlobId blob) {
    return blobs.text(blob, LONGEST).orElse("");
  }

  private static TaskRequest next(TaskRequest before, List<Step> steps, Optional<Earlier> earlier) {
    return new TaskRequest(
        before.key(),
        before.repository(),
        before.base(),
        steps,
        before.model(),
        before.fallback(),
        before.maxAttempts(),
        before.verify(),
        before.guard(),
        before.sandbox(),
        before.preparation(),
        before.timeout(),
        before.approval(),
        before.queued(),
        before.round() + 1,
        earlier);
  }
}
