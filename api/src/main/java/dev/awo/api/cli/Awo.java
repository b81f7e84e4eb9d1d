package dev.awo.api.cli;

import dev.awo.api.stack.Home;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program: its global options, and what every command needs. */
@Command(
    name = "awo",
    header = "Turns prompts into verified commits, as durable workflows.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Version.class,
    footer = {
      "",
      "Examples:",
      "  awo demo",
      "  awo auto \"Fix the greeting\" --project . --verify \"make test\"",
      "",
      "Exit codes: 0 done, 1 the work failed, 2 wrong usage or input, 3 the server cannot be"
          + " reached."
    })
final class Awo implements Runnable {
  final Surroundings surroundings;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print one JSON document, or one object a line for streams.")
  boolean json;

  @Option(
      names = "--home",
      scope = ScopeType.INHERIT,
      paramLabel = "DIR",
      description = "Home directory; AWO_HOME, else the checkout.")
  Optional<Path> home = Optional.empty();

  @Option(
      names = "--api",
      scope = ScopeType.INHERIT,
      paramLabel = "URL",
      description = "A server that already runs; AWO_API, else the home's own.")
  Optional<String> api = Optional.empty();

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Print stack traces of errors.")
  boolean verbose;

  @Option(
      names = {"-h", "--help"},
      scope = ScopeType.INHERIT,
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Print the version.")
  boolean version;

  @Spec private CommandSpec spec = CommandSpec.create();

  Awo(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  /** The home directory that this call is about. */
  Home home() {
    Path checkout = Path.of(System.getProperty("awo.root", surroundings.directory().toString()));
    return new Home(
        home.or(() -> surroundings.variable("AWO_HOME").map(Path::of))
            .map(surroundings.directory()::resolve)
            .orElse(checkout));
  }

  /** The API, of a stack that is started for it when none runs. */
  ApiClient client() {
    return new Server(this).client();
  }

  Output output() {
    return new Output(surroundings, json);
  }

  /** A message that is no part of the result. */
  void say(String message) {
    surroundings.err().println("awo: " + SafeText.line(message));
  }
}
