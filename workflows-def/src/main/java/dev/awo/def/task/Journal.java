package dev.awo.def.task;

import dev.awo.def.BlobId;
import dev.awo.def.RunningWorkflow;
import dev.awo.def.SearchAttributes;
import dev.awo.def.git.Committed;
import dev.awo.def.ledger.TaskEvent;
import dev.awo.def.ledger.TaskEvent.Kind;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run has to tell: the events not yet sent to the ledger, and the state in words for queries
 * and Temporal's web UI. Events ride along on ledger calls, since each activity is a round trip.
 */
final class Journal {
  private final List<TaskEvent> unsent = new ArrayList<>();
  private int sequence;
  private TaskStatus status = TaskStatus.QUEUED;
  private int step;
  private int attempt;

  /** The attempt in the search attributes, of which each change costs the server a write. */
  private long shown;

  private String words = "waiting for a worker";
  private long costMicros;

  void note(Kind kind, String text) {
    note(kind, text, Optional.empty());
  }

  void note(Kind kind, String text, BlobId detail) {
    note(kind, text, Optional.of(detail));
  }

  void note(Kind kind, String text, Optional<BlobId> detail) {
    note(kind, text, detail, Optional.empty());
  }

  /** Where the changes left every file as it was, there is no commit to name. */
  void committed(Committed commit) {
    note(
        Kind.COMMITTED,
        Words.committed(commit),
        Optional.of(commit.diff()),
        Optional.of(commit.commit()).filter(made -> commit.files() > 0));
  }

  private void note(Kind kind, String text, Optional<BlobId> detail, Optional<String> commit) {
    sequence++;
    Instant now = RunningWorkflow.now();
    unsent.add(new TaskEvent(sequence, now, kind, step, attempt, text, detail, commit));
    words = text;
    Workflow.setCurrentDetails("**" + status.label() + "** — " + text);
  }

  /** The events since the last call; they are then the caller's to deliver. */
  List<TaskEvent> drain() {
    List<TaskEvent> events = List.copyOf(unsent);
    unsent.clear();
    return events;
  }

  void beginAttempt(int newStep, int newAttempt) {
    step = newStep;
    attempt = newAttempt;
    if (newAttempt != shown) {
      shown = newAttempt;
      Workflow.upsertTypedSearchAttributes(SearchAttributes.ATTEMPT.valueSet(shown));
    }
  }

  void enter(TaskStatus newStatus) {
    status = newStatus;
    shown = Math.max(1, attempt);
    Workflow.upsertTypedSearchAttributes(
        SearchAttributes.STATUS.valueSet(newStatus.label()),
        SearchAttributes.ATTEMPT.valueSet(shown),
        SearchAttributes.COST_MICROS.valueSet(costMicros));
  }

  void spend(long micros) {
    costMicros += micros;
  }

  long costMicros() {
    return costMicros;
  }

  TaskProgress progress() {
    return new TaskProgress(status, step, attempt, words);
  }
}
