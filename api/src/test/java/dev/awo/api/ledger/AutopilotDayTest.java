package dev.awo.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.api.ledger.RecordedRooms.Ended;
import dev.awo.def.TaskQueues;
import dev.awo.def.autopilot.AutopilotWorkflows;
import dev.awo.def.autopilot.RoundReport;
import dev.awo.def.autopilot.RoundRequest;
import dev.awo.def.autopilot.RoundRequest.Goal;
import dev.awo.def.autopilot.RoundRequest.Origin;
import dev.awo.def.autopilot.RoundResult;
import dev.awo.def.autopilot.ScheduledRound;
import dev.awo.def.autopilot.ScheduledRoundWorkflow;
import dev.awo.def.spec.Limits;
import dev.awo.def.task.TaskWorkflows;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The autopilot for two days, in skipped time: the real workflows on the real record, whose clock
 * is the server's. A round with its one task costs 1.50 dollars, each call at most 1; a day may
 * cost 5.
 */
class AutopilotDayTest {
  /** From where the record's clock stands at first, in its zone. */
  private static final Duration TO_MIDNIGHT = Duration.ofMinutes(31);

  private static final Duration EVERY = Duration.ofHours(2);
  private static final int ROUNDS_A_DAY = 12;
  private static final int AFFORDABLE = 3;

  @TempDir Path directory;
  private TestWorkflowEnvironment temporal;
  private LedgerFixture ledger;
  private RecordedRooms rooms;

  @BeforeEach
  void start() {
    temporal = TestWorkflowEnvironment.newInstance();
    ledger =
        new LedgerFixture(
            directory, LedgerFixture.budget(LedgerFixture.usd(5), Limits.NONE), Map.of());
    rooms = new RecordedRooms(ledger);
    var worker = temporal.newWorker(TaskQueues.WORKFLOWS);
    AutopilotWorkflows.registerOn(worker);
    TaskWorkflows.registerOn(worker);
    List.of(
            TaskQueues.WORKSPACES,
            TaskQueues.LEDGER,
            "host",
            TaskQueues.generate("host"),
            TaskQueues.verify("host"))
        .forEach(queue -> temporal.newWorker(queue).registerActivitiesImplementations(rooms));
    temporal.start();
    ledger.pass(TO_MIDNIGHT);
  }

  @AfterEach
  void stop() {
    temporal.close();
    ledger.close();
  }

  @Test
  void roundsStopAtTheDaysLimitAndGoOnTheNextDay() {
    List<RoundResult> results = new ArrayList<>();
    for (int round = 0; round < 2 * ROUNDS_A_DAY; round++) {
      results.add(round("round-" + round).result());
      assertThat(ledger.ledger().budget().view().today().usd())
          .isLessThanOrEqualTo(BigDecimal.valueOf(5));
      ledger.pass(EVERY);
    }

    for (int day = 0; day < 2; day++) {
      int first = day * ROUNDS_A_DAY;
      assertThat(results.subList(first, first + AFFORDABLE)).containsOnly(RoundResult.DONE);
      assertThat(results.subList(first + AFFORDABLE, first + ROUNDS_A_DAY))
          .containsOnly(RoundResult.BUDGET);
    }
    assertThat(rooms.ended().stream().filter(one -> one.result() == RoundResult.BUDGET))
        .extracting(Ended::words)
        .allMatch(words -> words.contains("the daily limit of $5.00"));
    assertThat(rooms.tasks()).as("one for each round that was paid").hasSize(2 * AFFORDABLE);
  }

  private RoundReport round(String id) {
    return temporal
        .getWorkflowClient()
        .newWorkflowStub(
            ScheduledRoundWorkflow.class,
            WorkflowOptions.newBuilder()
                .setTaskQueue(TaskQueues.WORKFLOWS)
                .setWorkflowId(id)
                .build())
        .run(
            new ScheduledRound(
                new RoundRequest("shop", Goal.RUN, 3, false, Origin.SCHEDULE), "0 */2 * * *"));
  }
}
