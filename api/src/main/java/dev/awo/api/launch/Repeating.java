package dev.awo.api.launch;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something again and again in the background, with a pause before each time. */
final class Repeating implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Repeating.class);

  private final Thread thread;

  private Repeating(Thread thread) {
    this.thread = thread;
  }

  /**
   * Begins at once, and goes on until it is closed.
   *
   * @param name of the thread
   * @param work must not throw
   */
  static Repeating start(String name, Duration pause, Runnable work) {
    Thread thread = Thread.ofVirtual().name(name).start(() -> repeat(name, pause, work));
    return new Repeating(thread);
  }

  private static void repeat(String name, Duration pause, Runnable work) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        work.run();
      }
    } catch (InterruptedException e) {
      LOG.debug("{} is closed", name);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
