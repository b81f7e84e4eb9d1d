package dev.awo.api.launch;

import dev.awo.api.ledger.Ledger;
import dev.awo.api.ledger.Tasks;
import dev.awo.def.TaskKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings tasks to life that were put on record many at a time, and makes up for what was
 * interrupted: starts tasks that were put on record and not started, closes the record of tasks
 * whose workflow is gone, and starts dispatchers that tasks wait for in vain.
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
  private final Launches launches;
  private final LostTasks lost;
  private final Thread thread;
  private final BlockingQueue<List<TaskKey>> brought = new LinkedBlockingQueue<>();
  private Instant lookedForLost = Instant.EPOCH;
  private long lookedUpTo;

  private Sweeper(
      Ledger ledger, TemporalConnection temporal, Launches launches, InstantSource clock) {
    this.ledger = ledger;
    this.temporal = temporal;
    this.clock = clock;
    this.launches = launches;
    lost = new LostTasks(ledger, temporal, clock);
    thread = Thread.ofVirtual().name("sweeper").unstarted(this::run);
  }

  /** Sweeps in the background until it is closed. */
  public static Sweeper start(
      Ledger ledger, TemporalConnection temporal, Launches launches, InstantSource clock) {
    Sweeper sweeper = new Sweeper(ledger, temporal, launches, clock);
    sweeper.thread.start();
    return sweeper;
  }

  /** Launches tasks on record in the background; whoever brings them need not wait. */
  void launch(List<TaskKey> tasks) {
    for (int from = 0; from < tasks.size(); from += BATCH) {
      brought.add(List.copyOf(tasks.subList(from, Math.min(tasks.size(), from + BATCH))));
    }
  }

  private void run() {
    try {
      while (!thread.isInterrupted()) {
        List<TaskKey> batch = brought.poll(EVERY.toMillis(), TimeUnit.MILLISECONDS);
        if (batch == null) {
          sweep();
        } else {
          launchNow(batch);
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("the sweeper ends");
    }
  }

  private void launchNow(List<TaskKey> batch) {
    try {
      launches.launch(batch);
    } catch (RuntimeException e) {
      LOG.warn("launching failed; trying on", e);
    }
  }

  private void sweep() {
    try {
      Instant now = clock.instant();
      List<TaskKey> waiting = ledger.tasks().notLaunched(now.minus(GRACE), BATCH);
      if (!waiting.isEmpty() && temporal.serverVersion().isPresent()) {
        launches.launch(waiting);
      }
      if (lookedForLost.plus(SILENCE).isBefore(now)) {
        lookedForLost = now;
        lookForLost(now);
      }
    } catch (RuntimeException e) {
      LOG.warn("sweeping failed; trying on", e);
    }
  }

  private void lookForLost(Instant now) {
    Tasks.Silent silent = ledger.tasks().silentSince(now.minus(SILENCE), lookedUpTo, BATCH);
    lookedUpTo = silent.next();
    silent.tasks().forEach(lost::closeIfGone);
    ledger.dispatch().projects().forEach(launches.dispatchers()::ensure);
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
