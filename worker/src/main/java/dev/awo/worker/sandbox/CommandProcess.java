package dev.awo.worker.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * One started command, from its start until nothing is left of it. It waits on its own threads
 * only, never on the common pool, which may be busy waiting for commands.
 */
final class CommandProcess {
  private static final long TICK_SECONDS = 1;
  private static final Duration DRAINING = Duration.ofSeconds(2);

  private final Confinement.Launch launch;
  private final TreeMark mark;
  private final OutputCapture output = new OutputCapture();
  private final CompletableFuture<Process> started = new CompletableFuture<>();
  private final long start = System.nanoTime();

  private CommandProcess(Confinement.Launch launch, TreeMark mark) {
    this.launch = launch;
    this.mark = mark;
  }

  static CommandEnd run(Confinement.Launch launch, BoxedCommand command, Pulse pulse) {
    return new CommandProcess(launch, TreeMark.of(command.tree())).run(command.timeout(), pulse);
  }

  private CommandEnd run(Duration timeout, Pulse pulse) {
    // bubblewrap's --die-with-parent means this thread: it stays until the process has ended.
    Thread keeper = Thread.ofPlatform().daemon().name("awo-command").start(this::keep);
    Process process = start();
    boolean stopped = true;
    try {
      stopped = !endsInTime(process, LimitedCommand.latestEnd(timeout), pulse);
    } finally {
      end(process, keeper, stopped);
    }
    Duration took = took();
    Captured captured = output.captured();
    if (stopped || wasTimedOut(process.exitValue(), took, timeout)) {
      return new CommandEnd.TimedOut(captured, took);
    }
    requireThatItRan(captured);
    return new CommandEnd.Exited(process.exitValue(), captured, took);
  }

  private void keep() {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(launch.argv())
              .directory(launch.directory().toFile())
              .redirectInput(launch.input().toFile())
              .redirectErrorStream(true);
      builder.environment().clear();
      builder.environment().putAll(launch.environment());
      Process process = builder.start();
      started.complete(process);
      drain(process);
      Uninterrupted.waitFor(process);
    } catch (IOException | RuntimeException e) {
      started.completeExceptionally(e);
    }
  }

  private void drain(Process process) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    try (InputStream in = process.getInputStream()) {
      int length = in.read(buffer);
      while (length >= 0) {
        output.write(buffer, length);
        length = in.read(buffer);
      }
    }
  }

  /** Not to be interrupted, so that no process starts unattended. */
  private Process start() {
    try {
      return started.join();
    } catch (CompletionException e) {
      throw new IllegalStateException("cannot start a command: " + e.getMessage(), e);
    }
  }

  /** Whether it ended before its last moment; what the pulse throws is passed on. */
  private boolean endsInTime(Process process, Duration latest, Pulse pulse) {
    try {
      while (took().compareTo(latest) < 0) {
        pulse.beat(took(), output.total());
        if (process.waitFor(TICK_SECONDS, TimeUnit.SECONDS)) {
          return true;
        }
      }
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the worker is stopping", e);
    }
  }

  private void end(Process process, Thread keeper, boolean kill) {
    boolean held = launch.status().isPresent();
    if (kill) {
      if (!held) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
      }
      process.destroyForcibly();
    }
    Uninterrupted.waitFor(process);
    if (held) {
      BoxStatus.read(launch.status().get()).holder().ifPresent(HostProcess::awaitEnd);
    } else {
      mark.killAll();
    }
    // Without a sandbox a process that escaped may hold the pipe: what came so far is the output.
    Uninterrupted.join(keeper, DRAINING);
  }

  /** Says so when it was bubblewrap that failed: that is no verdict on the command. */
  private void requireThatItRan(Captured captured) {
    if (launch.status().isPresent() && !BoxStatus.read(launch.status().get()).ran()) {
      throw new IllegalStateException(
          "the sandbox could not run the command: "
              + captured.text().lines().findFirst().orElse("bubblewrap was killed"));
    }
  }

  private Duration took() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** {@code timeout} reports 124, or 137 when the command had to be killed. */
  private static boolean wasTimedOut(int code, Duration took, Duration timeout) {
    return took.compareTo(timeout) >= 0 && (code == 124 || code == 137);
  }
}
