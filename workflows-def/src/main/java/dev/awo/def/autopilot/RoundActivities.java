package dev.awo.def.autopilot;

import dev.awo.def.TaskQueues;
import dev.awo.def.ledger.Grant;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/**
 * The record of rounds and proposals, and the way into the queue. Every method may be repeated and
 * does its work once. Answered by the API process; with that down, rounds wait and then go on.
 */
@ActivityInterface(namePrefix = "Round")
public interface RoundActivities {
  ActivityOptions OPTIONS =
      ActivityOptions.newBuilder()
          .setTaskQueue(TaskQueues.LEDGER)
          .setStartToCloseTimeout(Duration.ofSeconds(30))
          .setRetryOptions(
              RetryOptions.newBuilder()
                  .setInitialInterval(Duration.ofMillis(100))
                  .setMaximumInterval(Duration.ofSeconds(5))
                  .build())
          .build();

  /** Puts the round on record, and looks up what holds for it. */
  RoundPlan begin(RoundStart start);

  /** Sets money aside before a call, or refuses. */
  Grant reserve(RoundReservation reservation);

  /** Books what the call cost. */
  void settle(RoundSettlement settlement);

  /**
   * Records what was proposed. What the project has already, done or to be done, is dropped; the
   * answer has the batch without it.
   */
  BatchCount sift(BatchNote note);

  /** Records what the review made of each proposal. */
  void keep(BatchNote note);

  /** Puts what was kept, and waits for nobody, into the queue. */
  void queue(RoundNote note);

  /** Lets the project's queue run, unless it does. */
  void startQueue(RoundNote note);

  RoundState look(RoundNote note);

  /** Drops proposals that waited for a person too long. */
  void expire(RoundNote note);

  void close(RoundEnd end);
}
