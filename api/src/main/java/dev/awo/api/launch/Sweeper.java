package dev.awo.api.launch;

import dev.awo.api.ledger.Ledger;
import dev.awo.def.TaskKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes up for what was interrupted: starts tasks that were put on record and not started, and
 * closes the record of tasks whose workflow is gone.
 */
public final class Sweeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
  private static final Duration EVERY = Duration.ofSeconds(1);

  /** A start that is under way is not taken for one that was interrupted. */
  private static final Duration GRACE = Duration.ofSeconds(3);

  /** Longer than a task is silent between two words to the ledger, as a rule. */
  private static final Duration SILENCE = Duration.ofMinutes(1);

  private static final int BATCH = 100;

  private final Ledger ledger;
  private final TemporalConnection temporal;
  private final InstantSource clock;
  private final WorkflowStarter starter;
  private final LostTasks lost;
  private final Thread thread;
  private Instant lookedForLost = Instant.EPOCH;

  private Sweeper(Ledger ledger, TemporalConnection temporal, InstantSource clock) {
    this.ledger = ledger;
    this.temporal = temporal;
    this.clock = clock;
    starter = new WorkflowStarter(temporal, ledger.tasks());
    lost = new LostTasks(ledger, temporal, clock);
    thread = Thread.ofVirtual().name("sweeper").unstarted(this::run);
  }

  /** Sweeps in the background until it is closed. */
  public static Sweeper start(Ledger ledger, TemporalConnection temporal, InstantSource clock) {
    Sweeper sweeper = new Sweeper(ledger, temporal, clock);
    sweeper.thread.start();
    return sweeper;
  }

  private void run() {
    try {
      while (!thread.isInterrupted()) {
        TimeUnit.MILLISECONDS.sleep(EVERY.toMillis());
        sweep();
      }
    } catch (InterruptedException e) {
      LOG.debug("the sweeper ends");
    }
  }

  private void sweep() {
    try {
      Instant now = clock.instant();
      List<TaskKey> waiting = ledger.tasks().notLaunched(now.minus(GRACE), BATCH);
      if (!waiting.isEmpty() && temporal.serverVersion().isPresent()) {
        waiting.forEach(starter::start);
      }
      if (lookedForLost.plus(SILENCE).isBefore(now)) {
        lookedForLost = now;
        ledger.tasks().silentSince(now.minus(SILENCE), BATCH).forEach(lost::closeIfGone);
      }
    } catch (RuntimeException e) {
      LOG.warn("sweeping failed; trying on", e);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
