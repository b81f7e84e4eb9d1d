package dev.awo.api.cli;

import dev.awo.api.stack.Stack;
import dev.awo.api.stack.StackProblem;
import dev.awo.api.stack.StackSettings;
import dev.awo.api.stack.StackState;
import dev.awo.api.stack.TemporalCli;
import dev.awo.api.stack.TemporalServer;
import java.util.Optional;

/** Starts the home's stack behind a command, and says so. */
final class StackStart {
  private final Awo awo;
  private final Stack stack;

  StackStart(Awo awo) {
    this.awo = awo;
    this.stack = new Stack(awo.home(), awo.surroundings.environment());
  }

  /** What runs, ready; started first when nothing runs. */
  StackState start() {
    Optional<StackState> supervised = stack.supervised();
    if (supervised.isPresent()) {
      return stack.awaitReady(supervised.get());
    }
    awo.say("no stack runs for " + awo.home().directory() + ": starting one ('awo down' stops it)");
    return stack.startOnce(awo.surroundings.installation().get(), this::server);
  }

  /** The Temporal server that the settings ask for. */
  TemporalServer server() {
    StackSettings settings = StackSettings.of(awo.home());
    if (settings.temporalAddress().isPresent()) {
      return new TemporalServer.External(settings.temporalAddress().get());
    }
    return new TemporalServer.DevServer(
        new TemporalCli(awo.home(), settings, awo.surroundings.environment()).provide(awo::say));
  }

  /** As {@link #server}, but a server in memory where no Temporal CLI can be had. */
  TemporalServer serverOrMemory() {
    try {
      return server();
    } catch (StackProblem e) {
      awo.say(e.words());
      awo.say(
          "going on with the in-memory server: it has no web UI and no schedules, and forgets all"
              + " tasks when it stops");
      return new TemporalServer.InMemory();
    }
  }
}
