package dev.awo.def.merge;

import dev.awo.def.RunningWorkflow;
import dev.awo.def.ledger.TaskEvent.Kind;
import dev.awo.def.merge.MergeItem.Stage;
import dev.awo.def.spec.Durations;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/** What waits for a person. */
final class Approvals {
  private final MergeLine line;
  private final MergeJournal journal;
  private final Set<String> reminded = new LinkedHashSet<>();

  Approvals(MergeLine line, MergeJournal journal) {
    this.line = line;
    this.journal = journal;
  }

  /** Says that the item is in the queue. */
  void announce(MergeItem item) {
    if (item.stage() == Stage.APPROVAL) {
      journal.note(
          item,
          MergeStatus.APPROVAL,
          Kind.MERGE_WAITING,
          "waits for approval: 'awo merge approve " + item.task() + "' or 'awo merge reject …'");
    } else {
      journal.note(
          item,
          MergeStatus.QUEUED,
          Kind.MERGE_QUEUED,
          "in the merge queue of " + line.branch() + ", place " + line.position(item.task()));
    }
  }

  void approve(Decision decision) {
    MergeItem item = waiting(decision.task(), true);
    line.move(item, Stage.QUEUED, RunningWorkflow.now());
    journal.note(
        item,
        MergeStatus.QUEUED,
        Kind.MERGE_QUEUED,
        "approved by " + decision.by() + words(decision));
  }

  void reject(Decision decision) {
    MergeItem item = waiting(decision.task(), false);
    line.remove(item);
    journal.note(
        item,
        MergeStatus.REJECTED,
        Kind.MERGE_REJECTED,
        "rejected by " + decision.by() + words(decision));
  }

  /** Brings up again what waits long, and takes out what waits too long. */
  void expire() {
    Instant now = RunningWorkflow.now();
    for (MergeItem item : line.approvals()) {
      Duration waited = Duration.between(item.since(), now);
      if (waited.compareTo(line.rules().approvalExpiry()) >= 0) {
        line.remove(item);
        journal.note(
            item,
            MergeStatus.REJECTED,
            Kind.MERGE_REJECTED,
            "nobody approved it within " + Durations.shown(line.rules().approvalExpiry()));
      } else if (waited.compareTo(line.rules().approvalReminder()) >= 0
          && reminded.add(item.task())) {
        journal.note(item, MergeStatus.APPROVAL, Kind.MERGE_WAITING, "still waits for approval");
      }
    }
  }

  private MergeItem waiting(String task, boolean forApproval) {
    return line.find(
            item ->
                item.task().equals(task)
                    && !item.isRevert()
                    && (!forApproval || item.stage() == Stage.APPROVAL))
        .orElseThrow(
            () ->
                ApplicationFailure.newFailure(
                    "the branch of " + task + " does not wait in the merge queue", "NOT_WAITING"));
  }

  private static String words(Decision decision) {
    return decision.comment().map(comment -> ": " + comment).orElse("");
  }
}
