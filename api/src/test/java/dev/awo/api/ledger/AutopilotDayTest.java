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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final Duration EVERY = Duration.ofHours(2);
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
    rooms = new RecordedRooms(ledger, this::now);
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
    temporal.sleep(Duration.between(now(), midnight(1).plusSeconds(60)));
  }

  @AfterEach
  void stop() {
    temporal.close();
    ledger.close();
  }

  @Test
  void roundsStopAtTheDaysLimitAndGoOnTheNextDay() {
    Map<LocalDate, List<RoundResult>> days = new LinkedHashMap<>();
    Instant end = midnight(2);
    while (now().isBefore(end)) {
      LocalDate day = LocalDate.ofInstant(now(), ZONE);
      RoundResult result = round("round-" + now()).result();
      days.computeIfAbsent(day, any -> new ArrayList<>()).add(result);
      assertThat(spentToday()).isLessThanOrEqualTo(BigDecimal.valueOf(5));
      temporal.sleep(EVERY);
    }

    assertThat(days).hasSize(2);
    days.forEach(
        (day, results) -> {
          assertThat(results).as(day.toString()).hasSizeGreaterThan(AFFORDABLE);
          assertThat(results.subList(0, AFFORDABLE)).containsOnly(RoundResult.DONE);
          assertThat(results.subList(AFFORDABLE, results.size())).containsOnly(RoundResult.BUDGET);
        });
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

  private BigDecimal spentToday() {
    ledger.at(now());
    return ledger.ledger().budget().view().today().usd();
  }

  private Instant now() {
    return Instant.ofEpochMilli(temporal.currentTimeMillis());
  }

  private Instant midnight(int daysAhead) {
    return LocalDate.ofInstant(now(), ZONE).plusDays(daysAhead).atStartOfDay(ZONE).toInstant();
  }
}
