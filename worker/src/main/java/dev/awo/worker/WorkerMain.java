package dev.awo.worker;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;

/** The worker process: polls Temporal until it is told to stop. */
public final class WorkerMain {
  private static final int WRONG_INPUT = 2;

  private WorkerMain() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    WorkerArguments arguments = new WorkerArguments();
    try {
      new CommandLine(arguments).parseArgs(args);
      WorkerSettings settings = WorkerSettings.load(arguments, System.getenv());
      RunningWorker worker = Wiring.start(settings);
      Runtime.getRuntime().addShutdownHook(new Thread(worker::stop, "shutdown"));
    } catch (CommandLine.ParameterException | IllegalArgumentException e) {
      System.err.println("worker: " + e.getMessage());
      System.exit(WRONG_INPUT);
    }
    new CountDownLatch(1).await();
  }
}
