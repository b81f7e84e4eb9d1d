package dev.awo.def.autopilot;

import dev.awo.def.BlobId;
import dev.awo.def.RunningWorkflow;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a round has to tell: the events not yet on record, and its state in words. */
final class RoundJournal {
  private final List<RoundEvent> unsent = new ArrayList<>();
  private int sequence;
  private long round;
  private RoundResult result = RoundResult.RUNNING;
  private String words = "waiting for a worker";

  void begin(long number) {
    round = number;
  }

  void note(String text) {
    note(text, Optional.empty());
  }

  void note(String text, BlobId detail) {
    note(text, Optional.of(detail));
  }

  private void note(String text, Optional<BlobId> detail) {
    sequence++;
    unsent.add(new RoundEvent(sequence, RunningWorkflow.now(), text, detail));
    words = text;
    Workflow.setCurrentDetails("**" + result.label() + "** — " + text);
  }

  void end(RoundResult how, String text) {
    result = how;
    note(text);
  }

  /** The events since the last call; they are then the caller's to deliver. */
  List<RoundEvent> drain() {
    List<RoundEvent> events = List.copyOf(unsent);
    unsent.clear();
    return events;
  }

  RoundProgress progress() {
    return new RoundProgress(round, result, words);
  }
}
