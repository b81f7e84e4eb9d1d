package dev.awo.def.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.def.FailureKind;
import dev.awo.def.ledger.Grant;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Limits of money, and of the providers' accounts. */
class TaskLimitsTest {
  private final FakeRooms rooms = new FakeRooms();

  @RegisterExtension final TaskServer server = new TaskServer(rooms, "host");

  private TestWorkflowEnvironment temporal;
  private TaskWorkflow task;

  @BeforeEach
  void takeServer() {
    temporal = server.temporal();
    task = server.task();
  }

  @Test
  void aRefusedReservationEndsTheTaskBeforeAnyCall() {
    rooms.grants.add(new Grant.Refused("the daily limit of $5.00 is reached"));

    TaskOutcome outcome = task.run(TaskServer.request(1, 3));

    assertThat(outcome)
        .isEqualTo(new TaskOutcome.Refused("the daily limit of $5.00 is reached", 0));
    assertThat(rooms.calls).containsExactly("open", "reserve", "release", "close");
  }

  @Test
  void aTaskWaitsForItsLimitToBeReset() {
    Instant reset = Instant.ofEpochMilli(temporal.currentTimeMillis()).plus(Duration.ofHours(5));
    rooms.grants.add(new Grant.Later("the daily limit", reset));

    TaskOutcome outcome = task.run(TaskServer.request(1, 3));

    assertThat(outcome).isInstanceOf(TaskOutcome.Completed.class);
    assertThat(Instant.ofEpochMilli(temporal.currentTimeMillis())).isAfter(reset);
    assertThat(rooms.calls).containsSubsequence("reserve", "note paused", "reserve", "answer");
  }

  @Test
  void aTaskWaitsForItsProvidersAccount() {
    Instant reset = Instant.ofEpochMilli(temporal.currentTimeMillis()).plus(Duration.ofDays(2));
    rooms.generations.add(
        () -> {
          throw FailureKind.PROVIDER_ACCOUNT.failureWith("out of credit", reset.toString());
        });

    TaskOutcome outcome = task.run(TaskServer.request(1, 3));

    assertThat(outcome).isInstanceOf(TaskOutcome.Completed.class);
    assertThat(Instant.ofEpochMilli(temporal.currentTimeMillis())).isAfter(reset);
    assertThat(rooms.calls).filteredOn("reserve"::equals).hasSize(2);
  }

  @Test
  void anAccountWithoutADateIsAskedAgainEachHour() {
    Instant start = Instant.ofEpochMilli(temporal.currentTimeMillis());
    refuseForMoney(3);

    TaskOutcome outcome = task.run(TaskServer.request(1, 3));

    assertThat(outcome).isInstanceOf(TaskOutcome.Completed.class);
    assertThat(Instant.ofEpochMilli(temporal.currentTimeMillis()))
        .isBetween(start.plus(Duration.ofHours(3)), start.plus(Duration.ofHours(5)));
    assertThat(rooms.calls).filteredOn("answer"::equals).hasSize(4);
    assertThat(rooms.calls).as("set aside anew").filteredOn("reserve"::equals).hasSize(4);
  }

  @Test
  void aLimitThatIsReachedWhileTheAccountWasWaitedForHolds() {
    refuseForMoney(1);
    rooms.grants.add(new Grant.Granted(10));
    rooms.grants.add(new Grant.Refused("the daily limit of $5.00 is reached"));

    assertThat(task.run(TaskServer.request(1, 3)))
        .isEqualTo(new TaskOutcome.Refused("the daily limit of $5.00 is reached", 0));
    assertThat(rooms.calls).filteredOn("answer"::equals).hasSize(1);
  }

  @Test
  void anAccountThatStaysAtItsLimitForADayEndsTheTask() {
    refuseForMoney(25);

    assertThat(task.run(TaskServer.request(1, 3)))
        .isEqualTo(new TaskOutcome.Failed("out of credit", Optional.empty(), 0));
    assertThat(rooms.calls).filteredOn("answer"::equals).hasSize(25);
  }

  private void refuseForMoney(int times) {
    IntStream.range(0, times)
        .forEach(
            i ->
                rooms.generations.add(
                    () -> {
                      throw FailureKind.PROVIDER_ACCOUNT.failure("out of credit");
                    }));
  }
}
