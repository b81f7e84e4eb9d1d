package dev.awo.api.cli;

import dev.awo.api.stack.Home;
import dev.awo.api.stack.Stack;
import dev.awo.api.stack.StackRun;
import dev.awo.api.stack.StackSettings;
import dev.awo.api.stack.StackState;
import dev.awo.api.stack.TemporalServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code awo up}: starts the stack. */
@Command(
    name = "up",
    description = {
      "Start Temporal, worker and API, and print where they are.",
      "Ends with Ctrl-C, which stops them; --detach leaves them running."
    },
    footer = {"", "Example:", "  awo up --detach"})
final class UpCommand implements Callable<Integer> {
  private final Awo awo;

  @Option(names = "--detach", description = "Return when all is up; 'awo down' stops it.")
  private boolean detach;

  UpCommand(Awo awo) {
    this.awo = awo;
  }

  @Override
  public Integer call() {
    Home home = awo.home();
    Stack stack = new Stack(home, awo.surroundings.environment());
    Optional<StackState> running = stack.supervised();
    if (running.isPresent()) {
      awo.say("the stack already runs for " + home.directory());
      print(stack.awaitReady(running.get()));
      return ExitCode.DONE;
    }
    StackSettings settings = StackSettings.of(home);
    TemporalServer server = new StackStart(awo).server();
    Instant started = Instant.now();
    if (detach) {
      print(stack.start(awo.surroundings.installation().get(), server));
      sayReady(started);
      return ExitCode.DONE;
    }
    new StackRun(
            home,
            awo.surroundings.installation().get(),
            settings,
            server,
            awo.surroundings.environment())
        .run(
            state -> {
              print(state);
              sayReady(started);
            });
    return ExitCode.DONE;
  }

  private void sayReady(Instant started) {
    String end = detach ? "'awo down' stops it" : "Ctrl-C stops it";
    awo.say("ready after " + Words.duration(Duration.between(started, Instant.now())) + "; " + end);
  }

  private void print(StackState state) {
    Output output = awo.output();
    output.result(state, () -> output.table(rows(state)));
    awo.surroundings.out().flush();
  }

  private List<List<String>> rows(StackState state) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("API and dashboard", state.apiUrl()));
    rows.add(List.of("health and metrics", "http://127.0.0.1:" + state.ports().admin()));
    rows.add(List.of("Temporal", state.temporal()));
    state.temporalUi().ifPresent(url -> rows.add(List.of("Temporal web UI", url)));
    rows.add(List.of("logs", awo.home().logs().toString()));
    return rows;
  }
}
