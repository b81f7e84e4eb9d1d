package dev.awo.def.merge;

import dev.awo.def.BlobId;
import dev.awo.def.RunningWorkflow;
import dev.awo.def.ledger.TaskEvent.Kind;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happened and is not yet on record. */
final class MergeJournal {
  private final MergeLine line;
  private final List<MergeNote.Entry> unsent = new ArrayList<>();
  private int sequence;

  MergeJournal(MergeLine line) {
    this.line = line;
  }

  void note(MergeItem item, MergeStatus status, Kind kind, String text) {
    note(item.task(), item.round(), status, kind, text, Optional.empty(), Optional.empty());
  }

  void note(MergeItem item, MergeStatus status, Kind kind, String text, BlobId detail) {
    note(item.task(), item.round(), status, kind, text, Optional.of(detail), Optional.empty());
  }

  void note(
      String task,
      int round,
      MergeStatus status,
      Kind kind,
      String text,
      Optional<BlobId> detail,
      Optional<String> merge) {
    note(task, round, status, kind, text, detail, merge, Optional.empty());
  }

  /**
   * Of a commit of the base branch that is there for it.
   *
   * @param made see {@link MergeNote.Entry}
   */
  void made(
      MergeItem item,
      MergeStatus status,
      Kind kind,
      String text,
      Optional<String> merge,
      String made) {
    note(
        item.task(),
        item.round(),
        status,
        kind,
        text,
        item.evidence(),
        merge,
        Optional.of(made).filter(commit -> !commit.isEmpty()));
  }

  private void note(
      String task,
      int round,
      MergeStatus status,
      Kind kind,
      String text,
      Optional<BlobId> detail,
      Optional<String> merge,
      Optional<String> made) {
    sequence++;
    unsent.add(
        new MergeNote.Entry(
            sequence, RunningWorkflow.now(), task, round, status, kind, text, detail, merge, made));
    Workflow.setCurrentDetails("**" + task + "** — " + text);
  }

  /** Puts on record what gathered since the last time. */
  void flush() {
    if (unsent.isEmpty()) {
      return;
    }
    List<MergeNote.Entry> entries = List.copyOf(unsent);
    unsent.clear();
    MergeRooms.record("record: " + entries.getLast().status().label())
        .note(
            new MergeNote(
                line.project(),
                line.branch(),
                "merge-" + Workflow.getInfo().getRunId(),
                entries,
                line.totals()));
  }
}
