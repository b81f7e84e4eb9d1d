package dev.awo.api.stack;

import java.util.concurrent.CountDownLatch;

/** Stands in for the worker process: does nothing until it is ended. */
final class FakeWorkerMain {
  private FakeWorkerMain() {}

  public static void main(String[] args) throws InterruptedException {
    new CountDownLatch(1).await();
  }
}
