package dev.awo.worker;

import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.worker.WorkerFactory;
import java.util.concurrent.TimeUnit;

/** The pollers of this process, and the connection they share. */
record RunningWorker(WorkerFactory factory, WorkflowServiceStubs connection) {
  /** What an interrupted activity gets to put its things in order. */
  private static final long GRACE_SECONDS = 8;

  /**
   * Takes no new work, interrupts what runs, and leaves; Temporal gives the rest to the next
   * worker.
   */
  void stop() {
    factory.shutdownNow();
    factory.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
    connection.shutdownNow();
  }
}
