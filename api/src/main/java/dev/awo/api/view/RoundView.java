package dev.awo.api.view;

import dev.awo.def.autopilot.RoundRequest.Goal;
import dev.awo.def.autopilot.RoundRequest.Origin;
import dev.awo.def.autopilot.RoundResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One round of the autopilot.
 *
 * @param run names it in this API: its workflow run
 * @param number on record; absent until a worker has begun it
 * @param goal how far it goes
 * @param approve whether its proposals wait for a person
 * @param words where it stands or how it ended, in one line
 * @param costUsd US dollars spent on proposing and reviewing; its tasks have their own
 * @param events what happened, in order; only when one round is asked for
 * @param proposals what was proposed, and what became of it; only when one round is asked for
 */
public record RoundView(
    String run,
    Optional<Long> number,
    String project,
    Goal goal,
    Optional<Origin> origin,
    boolean approve,
    RoundResult result,
    String words,
    Optional<Instant> started,
    Optional<Instant> ended,
    BigDecimal costUsd,
    List<Event> events,
    List<ProposalView> proposals) {
  public RoundView {
    events = List.copyOf(events);
    proposals = List.copyOf(proposals);
  }

  /** One that no worker has begun yet. */
  public static RoundView starting(String run, String project, Goal goal, boolean approve) {
    return new RoundView(
        run,
        Optional.empty(),
        project,
        goal,
        Optional.of(Origin.PERSON),
        approve,
        RoundResult.RUNNING,
        "waiting for a worker",
        Optional.empty(),
        Optional.empty(),
        BigDecimal.ZERO,
        List.of(),
        List.of());
  }

  /**
   * One thing that happened.
   *
   * @param sequence 1-based
   */
  public record Event(int sequence, Instant at, String text) {}
}
