package dev.awo.api.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The stack of one home, seen from a command that wants it started, asked about or stopped. */
public final class Stack {
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(75);
  private static final Duration GRACE = Duration.ofSeconds(30);
  private static final long LOOK_AGAIN_MILLIS = 40;

  private final Home home;
  private final Map<String, String> environment;

  public Stack(Home home, Map<String, String> environment) {
    this.home = home;
    this.environment = Map.copyOf(environment);
  }

  /** What runs under a living supervisor, whether it is ready or not. */
  public Optional<StackState> supervised() {
    return state().filter(state -> state.supervisor().alive().isPresent());
  }

  /** A stack whose API process lives, be it that its supervisor was killed. */
  public Optional<StackState> serving() {
    return state()
        .filter(
            state ->
                state.parts().stream()
                    .filter(part -> part.name().equals("api"))
                    .anyMatch(part -> part.process().alive().isPresent()));
  }

  /**
   * Starts a supervisor that outlives this process, and waits until everything is up.
   *
   * @throws StackProblem when it does not come up
   */
  public StackState start(Installation installation, TemporalServer server) {
    Path log = home.logs().resolve("supervisor.log");
    List<String> command = new ArrayList<>(OwnSession.prefix(environment));
    command.addAll(
        installation.supervisorCommand(List.of(home.directory().toString(), server.argument())));
    try {
      home.makeData();
      Files.createDirectories(log.getParent());
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(Redirect.to(log.toFile()))
              .redirectInput(Redirect.from(new File("/dev/null")));
      builder.environment().clear();
      builder.environment().putAll(environment);
      return awaitReady(builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start the stack", e);
    }
  }

  /**
   * Starts the stack, unless another command is just doing so: that one is waited for.
   *
   * @param server where to find the Temporal server, which may have to be built first
   */
  public StackState startOnce(Installation installation, Supplier<TemporalServer> server) {
    try {
      home.makeData();
      Files.createDirectories(home.run());
      try (FileChannel channel =
          FileChannel.open(
              home.run().resolve("start.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE)) {
        channel.lock();
        Optional<StackState> running = supervised();
        return running.isPresent() ? awaitReady(running.get()) : start(installation, server.get());
      }
    } catch (IOException e) {
      throw new StackProblem(
          StackProblem.Kind.INPUT, "cannot write to " + home.run() + ": check its permissions", e);
    }
  }

  /** Waits for a stack that somebody else is starting. */
  public StackState awaitReady(StackState starting) {
    return starting
        .supervisor()
        .alive()
        .flatMap(this::awaitReady)
        .orElseThrow(
            () ->
                new StackProblem(
                    StackProblem.Kind.NOT_RUNNING,
                    "the stack that was starting ended; see " + home.logs()));
  }

  /**
   * Stops what was started for this home, and nothing else.
   *
   * @return false when nothing ran
   */
  public boolean stop() {
    Optional<StackState> found = state();
    List<ProcessRef> running =
        found.stream()
            .flatMap(
                state ->
                    Stream.concat(
                        Stream.of(state.supervisor()),
                        state.parts().stream().map(StackState.Part::process)))
            .filter(process -> process.alive().isPresent())
            .toList();
    found.ifPresent(
        state -> {
          Stopping.stop(List.of(state.supervisor()), STOP_LIMIT);
          Stopping.stop(running, GRACE);
        });
    StateFile.delete(home.state());
    return !running.isEmpty();
  }

  private StackState awaitReady(Process supervisor, Path log) {
    Optional<StackState> ready = awaitReady(supervisor.toHandle());
    if (ready.isPresent()) {
      return ready.get();
    }
    try {
      // A handle knows of the end a moment before the process object does.
      boolean ended = supervisor.waitFor(1, TimeUnit.SECONDS);
      throw ended ? ended(supervisor.exitValue(), log) : notUp(log);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Empty when the supervisor ends, or takes too long. */
  private Optional<StackState> awaitReady(ProcessHandle supervisor) {
    Instant deadline = Instant.now().plus(START_LIMIT);
    while (Instant.now().isBefore(deadline)) {
      Optional<StackState> ready =
          state()
              .filter(state -> state.supervisor().pid() == supervisor.pid())
              .filter(state -> state.phase() == StackState.Phase.READY);
      if (ready.isPresent() || !supervisor.isAlive()) {
        return ready;
      }
      pause(supervisor);
    }
    return Optional.empty();
  }

  private static StackProblem notUp(Path log) {
    return new StackProblem(
        StackProblem.Kind.NOT_RUNNING,
        "the stack is not up after " + START_LIMIT.toSeconds() + " s; see " + log);
  }

  private static StackProblem ended(int exitCode, Path log) {
    return new StackProblem(
        SupervisorMain.kind(exitCode),
        LogFile.lastLine(log, SupervisorMain.LAST_WORDS)
            .orElse("the stack ended while starting; see " + log));
  }

  private static StackProblem interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new StackProblem(
        StackProblem.Kind.NOT_RUNNING, "interrupted while the stack was starting", cause);
  }

  private static void pause(ProcessHandle supervisor) {
    try {
      supervisor.onExit().get(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return;
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private Optional<StackState> state() {
    return StateFile.read(home.state(), StackState.class);
  }
}
