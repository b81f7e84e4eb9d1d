package dev.awo.api.launch;

import dev.awo.api.ledger.Ledger;
import dev.awo.api.ledger.Merges.Pending;
import dev.awo.def.spec.MergePolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings completed tasks to their merge queues when the project's policy says so, and makes up for
 * wishes that did not reach a queue, and for queues that are gone.
 */
public final class MergeIntake implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MergeIntake.class);
  private static final Duration EVERY = Duration.ofMillis(500);
  private static final Duration LOST_EVERY = Duration.ofMinutes(1);
  private static final int BATCH = 100;

  private final Ledger ledger;
  private final MergeQueues queues;
  private final LostMerges lost;
  private final InstantSource clock;
  private final Repeating looking;
  private Instant lookedForLost = Instant.EPOCH;

  private MergeIntake(
      Ledger ledger, MergeQueues queues, TemporalConnection temporal, InstantSource clock) {
    this.ledger = ledger;
    this.queues = queues;
    this.clock = clock;
    lost = new LostMerges(ledger, temporal);
    looking = Repeating.start("merge-intake", EVERY, this::look);
  }

  /** Works in the background until it is closed. */
  public static MergeIntake start(
      Ledger ledger, MergeQueues queues, TemporalConnection temporal, InstantSource clock) {
    return new MergeIntake(ledger, queues, temporal, clock);
  }

  private void look() {
    try {
      if (lookedForLost.plus(LOST_EVERY).isBefore(clock.instant())) {
        lookedForLost = clock.instant();
        lost.look();
      }
      for (Pending pending : ledger.merges().pending(BATCH)) {
        if (take(pending) instanceof Steered.Unavailable) {
          return;
        }
      }
    } catch (RuntimeException e) {
      LOG.warn("branches could not be brought to their merge queue; trying on", e);
    }
  }

  private Steered take(Pending pending) {
    if (pending.asked()) {
      return queues.enqueue(pending.key(), pending.approved());
    }
    Optional<MergePolicy> policy = queues.policy(pending.key().project());
    if (policy.isEmpty() || policy.get() == MergePolicy.MANUAL) {
      ledger.merges().leaveOpen(pending.key(), queues.base(pending.key()));
      return new Steered.Done();
    }
    boolean approved = policy.get() == MergePolicy.AUTO;
    ledger.merges().ask(pending.key(), approved);
    return queues.enqueue(pending.key(), approved);
  }

  @Override
  public void close() {
    looking.close();
  }
}
