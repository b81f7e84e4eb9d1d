package dev.awo.def.autopilot;

import dev.awo.def.task.Failures;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.util.Optional;

/** Begins a round and, whatever happens, closes its record. */
final class AutopilotWorkflowImpl implements AutopilotWorkflow {
  private static final String ROUND_FAILED = "ROUND_FAILED";

  private final RoundJournal journal = new RoundJournal();
  private Optional<CancellationScope> work = Optional.empty();
  private Optional<RoundReport> end = Optional.empty();
  private boolean stopped;

  @Override
  public RoundReport run(RoundRequest request) {
    RoundPlan plan =
        RoundRooms.record("begin a round of " + request.project())
            .begin(new RoundStart(request, Workflow.getInfo().getRunId()));
    journal.begin(plan.round());
    if (!stopped) {
      CancellationScope scope =
          Workflow.newCancellationScope(() -> end = Optional.of(work(request, plan)));
      work = Optional.of(scope);
      scope.run();
    }
    RoundReport report = end.orElseGet(() -> stopped(plan));
    Workflow.newDetachedCancellationScope(() -> close(report)).run();
    if (report.result() == RoundResult.FAILED) {
      throw ApplicationFailure.newNonRetryableFailure(
          "round " + report.round() + " failed: " + report.words(), ROUND_FAILED);
    }
    return report;
  }

  @Override
  public void stop() {
    stopped = true;
    work.ifPresent(scope -> scope.cancel("stopped"));
  }

  @Override
  public RoundProgress progress() {
    return journal.progress();
  }

  private RoundReport work(RoundRequest request, RoundPlan plan) {
    try {
      return new Round(request, plan, journal).run();
    } catch (TemporalFailure failure) {
      return Failures.isCancellation(failure)
          ? stopped(plan)
          : new RoundReport(plan.round(), RoundResult.FAILED, Trouble.reason(failure));
    }
  }

  private static RoundReport stopped(RoundPlan plan) {
    return new RoundReport(plan.round(), RoundResult.STOPPED, "stopped; what is queued goes on");
  }

  private void close(RoundReport report) {
    journal.end(report.result(), report.words());
    RoundRooms.record("report: " + report.result().label())
        .close(new RoundEnd(report.round(), report.result(), report.words(), journal.drain()));
  }
}
