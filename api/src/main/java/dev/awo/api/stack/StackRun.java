package dev.awo.api.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One life of a stack: from taking the lock to the end of its last process. */
public final class StackRun {
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final Home home;
  private final Installation installation;
  private final StackSettings settings;
  private final TemporalServer server;
  private final Map<String, String> environment;

  public StackRun(
      Home home,
      Installation installation,
      StackSettings settings,
      TemporalServer server,
      Map<String, String> environment) {
    this.home = home;
    this.installation = installation;
    this.settings = settings;
    this.server = server;
    this.environment = Map.copyOf(environment);
  }

  /**
   * Runs until this process is told to end.
   *
   * @param ready told once everything is up
   * @throws StackProblem when it cannot be started
   */
  public void run(Consumer<StackState> ready) {
    StackLock.hold(home, () -> runAlone(ready));
  }

  private void runAlone(Consumer<StackState> ready) {
    stopLeftovers();
    turnOverLogs();
    Ports ports = PortChoice.choose(settings, StateFile.read(home.ports(), Ports.class));
    StateFile.write(home.ports(), ports);
    StackPlan plan = new StackPlan(home, installation, settings, server, ports, environment);
    supervise(plan, firstState(plan, ports), ready);
  }

  private void supervise(StackPlan plan, StackState first, Consumer<StackState> ready) {
    Journal journal = new Journal(home.state(), first);
    Supervisor supervisor = new Supervisor(plan.parts(), FIRST_PAUSE, journal::parts);
    CountDownLatch ended = new CountDownLatch(1);
    Thread onSignal = new Thread(() -> end(supervisor, ended), "stop");
    Runtime.getRuntime().addShutdownHook(onSignal);
    try {
      if (supervisor.start(START_LIMIT)) {
        ready.accept(journal.ready());
        supervisor.watch();
        supervisor.stopAll();
        installation.archives().keep();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      supervisor.stopAll();
      journal.remove();
      ended.countDown();
    }
  }

  private static void end(Supervisor supervisor, CountDownLatch ended) {
    supervisor.requestStop();
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What a supervisor that was killed left running is replaced. */
  private void stopLeftovers() {
    StateFile.read(home.state(), StackState.class)
        .ifPresent(
            state ->
                Stopping.stop(
                    state.parts().stream().map(StackState.Part::process).toList(), GRACE));
  }

  private void turnOverLogs() {
    Stream.of("temporal.log", "worker.log", "api.log", "supervisor.log")
        .map(name -> home.logs().resolve(name))
        .forEach(LogFile::turnOver);
  }

  private StackState firstState(StackPlan plan, Ports ports) {
    return new StackState(
        StackState.Phase.STARTING,
        ProcessRef.of(ProcessHandle.current()),
        List.of(),
        ports,
        plan.temporalAddress(),
        plan.temporalUi());
  }

  /** Keeps the state file in step with what happens. */
  private static final class Journal {
    private final Path file;
    private StackState state;

    Journal(Path file, StackState first) {
      this.file = file;
      this.state = first;
      StateFile.write(file, first);
    }

    void parts(List<StackState.Part> parts) {
      write(state.withParts(parts));
    }

    StackState ready() {
      write(state.withPhase(StackState.Phase.READY));
      return state;
    }

    void remove() {
      StateFile.delete(file);
    }

    private void write(StackState next) {
      state = next;
      StateFile.write(file, next);
    }
  }
}
