package dev.awo.worker.generate;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A call under way. */
interface ModelCall extends AutoCloseable {
  /**
   * The answer when it is whole. Fails with an {@link io.temporal.failure.ApplicationFailure} that
   * says whether another try may help.
   */
  CompletableFuture<Answer> answer();

  /** Characters of the answer that have arrived. */
  long characters();

  /** How long nothing at all has arrived. */
  Duration silence();

  /** Ends the call at once, whether it is done or not. */
  @Override
  void close();
}
