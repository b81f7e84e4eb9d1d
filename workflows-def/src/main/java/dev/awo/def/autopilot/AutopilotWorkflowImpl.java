package dev.awo.def.autopilot;

import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;

/** Begins a round and, whatever happens, closes its record. */
final class AutopilotWorkflowImpl implements AutopilotWorkflow {
  private static final String ROUND_FAILED = "ROUND_FAILED";

  private final RoundJournal journal = new RoundJournal();

  @Override
  public RoundReport run(RoundRequest request) {
    RoundPlan plan =
        RoundRooms.record("begin a round of " + request.project())
            .begin(new RoundStart(request, Workflow.getInfo().getRunId()));
    journal.begin(plan.round());
    RoundReport end = work(request, plan);
    Workflow.newDetachedCancellationScope(() -> close(end)).run();
    if (end.result() == RoundResult.FAILED) {
      throw ApplicationFailure.newNonRetryableFailure(
          "round " + end.round() + " failed: " + end.words(), ROUND_FAILED);
    }
    return end;
  }

  @Override
  public RoundProgress progress() {
    return journal.progress();
  }

  private RoundReport work(RoundRequest request, RoundPlan plan) {
    try {
      return new Round(request, plan, journal).run();
    } catch (TemporalFailure failure) {
      return Trouble.isCancellation(failure)
          ? new RoundReport(plan.round(), RoundResult.STOPPED, "stopped; what is queued goes on")
          : new RoundReport(plan.round(), RoundResult.FAILED, Trouble.reason(failure));
    }
  }

  private void close(RoundReport end) {
    journal.end(end.result(), end.words());
    RoundRooms.record("report: " + end.result().label())
        .close(new RoundEnd(end.round(), end.result(), end.words(), journal.drain()));
  }
}
