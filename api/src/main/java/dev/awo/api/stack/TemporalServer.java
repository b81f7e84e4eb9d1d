package dev.awo.api.stack;

import java.nio.file.Path;

/** Which Temporal server the stack works with. */
public sealed interface TemporalServer {
  /** As a word for the supervisor's command line; {@link #parse} reads it. */
  String argument();

  /** The dev server of the Temporal CLI, with schedules, a database file and a web UI. */
  record DevServer(Path cli) implements TemporalServer {
    @Override
    public String argument() {
      return "cli:" + cli;
    }
  }

  /** The server of temporal-testing: forgets everything when it stops, has no web UI. */
  record InMemory() implements TemporalServer {
    @Override
    public String argument() {
      return "memory";
    }
  }

  /** A server that somebody else runs, at {@code host:port}. */
  record External(String address) implements TemporalServer {
    @Override
    public String argument() {
      return "address:" + address;
    }
  }

  static TemporalServer parse(String argument) {
    if (argument.startsWith("cli:")) {
      return new DevServer(Path.of(argument.substring("cli:".length())));
    }
    if (argument.startsWith("address:")) {
      return new External(argument.substring("address:".length()));
    }
    return new InMemory();
  }
}
