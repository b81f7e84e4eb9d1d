package dev.awo.api.cli;

import dev.awo.api.cli.DoctorCommand.Check;
import dev.awo.api.stack.Home;
import dev.awo.api.stack.Stack;
import dev.awo.api.stack.StackProblem;
import dev.awo.api.stack.StackSettings;
import dev.awo.api.stack.StackState;
import dev.awo.api.stack.TemporalCli;
import dev.awo.def.generate.Provider;
import dev.awo.def.spec.CliAgent;
import dev.awo.def.spec.DotEnv;
import dev.awo.def.spec.SandboxLevel;
import dev.awo.def.spec.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks at this machine for {@code awo doctor}. */
final class Examination {
  private static final long LITTLE_DISK = 2L << 30;
  private static final long NO_DISK = 200L << 20;

  private final Surroundings surroundings;
  private final Home home;
  private final Programs programs;

  Examination(Awo awo) {
    this.surroundings = awo.surroundings;
    this.home = awo.home();
    this.programs = new Programs(surroundings.environment());
  }

  List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    checks.add(Check.ok("JDK", Runtime.version() + " in " + System.getProperty("java.home")));
    checks.addAll(List.of(maven(), git(), settings(), temporal(), bubblewrap(), providers()));
    known().cliAgents().forEach((name, agent) -> checks.add(agent(name, agent)));
    checks.addAll(List.of(disk(), stack()));
    return checks;
  }

  /** The settings, or the defaults while the file is wrong, which another check says. */
  private Settings known() {
    try {
      return StackSettings.settings(home);
    } catch (StackProblem e) {
      return Settings.DEFAULT;
    }
  }

  private Check agent(String name, CliAgent agent) {
    Optional<Path> program = programs.find(agent.program());
    String title = "agent " + name;
    if (program.isEmpty()) {
      return Check.warning(
          title, agent.program() + " is not on PATH: no task can ask it", agent.remedy(name));
    }
    return agent
        .missingFrom(name, variables())
        .map(missing -> Check.warning(title, program.get() + ", without a key", missing))
        .orElseGet(() -> Check.ok(title, program.get().toString()));
  }

  private Check maven() {
    return programs
        .find("mvn")
        .map(path -> Check.ok("Maven", path.toString()))
        .orElseGet(
            () ->
                Check.warning(
                    "Maven",
                    "not on PATH: the sources cannot be built",
                    "install it, such as 'apt-get install maven' or 'brew install maven'"));
  }

  private Check git() {
    return programs
        .firstLine("git", "--version")
        .map(version -> Check.ok("git", version))
        .orElseGet(
            () ->
                Check.missing(
                    "git",
                    "not on PATH",
                    "install it, such as 'apt-get install git' or 'brew install git'"));
  }

  private Check settings() {
    try {
      StackSettings.of(home);
      return Check.ok(
          "settings", Files.exists(home.settings()) ? home.settings().toString() : "the defaults");
    } catch (StackProblem e) {
      return Check.missing("settings", e.words(), "correct that line");
    }
  }

  private Check temporal() {
    try {
      StackSettings settings = StackSettings.of(home);
      if (settings.temporalAddress().isPresent()) {
        return Check.ok("Temporal", "server at " + settings.temporalAddress().get());
      }
      return new TemporalCli(home, settings, surroundings.environment())
          .find()
          .map(path -> Check.ok("Temporal CLI", path.toString()))
          .orElseGet(this::obtainableTemporal);
    } catch (StackProblem e) {
      return Check.missing("Temporal CLI", e.words(), "correct it");
    }
  }

  private Check obtainableTemporal() {
    return programs.find("go").isPresent()
        ? Check.warning(
            "Temporal CLI",
            "not here yet",
            "'awo up' downloads it, or builds it with Go (about 5 minutes)")
        : Check.missing(
            "Temporal CLI",
            "not here",
            "put 'temporal' on PATH (see https://docs.temporal.io/cli), or install Go, with which"
                + " 'awo up' builds it");
  }

  /** The level in force for commands and agents, by what the settings ask for and the host has. */
  private Check bubblewrap() {
    SandboxLevel level = known().sandbox();
    String asked = "(sandbox: " + level.name().toLowerCase(Locale.ROOT) + ")";
    if (level == SandboxLevel.OFF) {
      return Check.warning(
          "bubblewrap",
          "not used: commands and agents run with your own rights " + asked,
          "remove 'sandbox: off' from " + home.settings());
    }
    String without =
        level == SandboxLevel.REQUIRED
            ? "tasks are refused " + asked
            : "commands and agents run in a weaker sandbox, with your own rights " + asked;
    if (programs.find("bwrap").isEmpty()) {
      return Check.warning(
          "bubblewrap",
          "not on PATH: " + without,
          "install it, such as 'apt-get install bubblewrap'");
    }
    return programs.succeeds("bwrap", "--unshare-all", "--ro-bind", "/", "/", "--", "true")
        ? Check.ok("bubblewrap", "works: commands and agents run confined " + asked)
        : Check.warning(
            "bubblewrap",
            "installed, but this system does not let it make namespaces: " + without,
            "allow unprivileged user namespaces, or run outside of this container");
  }

  private Check providers() {
    Map<String, String> variables = variables();
    String ready =
        Arrays.stream(Provider.values())
            .filter(provider -> provider != Provider.SCRIPTED)
            .filter(provider -> provider.missingFrom(variables).isEmpty())
            .map(Provider::label)
            .collect(Collectors.joining(", "));
    return ready.isEmpty()
        ? Check.warning(
            "provider keys",
            "none: only 'awo demo' works",
            "set ANTHROPIC_API_KEY or OPENAI_API_KEY in the environment or in " + home.dotEnv())
        : Check.ok("provider keys", ready);
  }

  private Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>(dotEnv());
    variables.putAll(surroundings.environment());
    return variables;
  }

  private Map<String, String> dotEnv() {
    try {
      return Files.exists(home.dotEnv()) ? DotEnv.parse(Files.readString(home.dotEnv())) : Map.of();
    } catch (IOException e) {
      throw CliProblem.usage("cannot read " + home.dotEnv() + ": check its permissions");
    }
  }

  private Check disk() {
    long free = existing(home.data()).toFile().getUsableSpace();
    String detail = Words.bytes(free) + " free at " + home.data();
    if (free < NO_DISK) {
      return Check.missing("disk", detail, "free some space");
    }
    return free < LITTLE_DISK
        ? Check.warning("disk", detail, "free some space, or move the home")
        : Check.ok("disk", detail);
  }

  private Check stack() {
    Optional<StackState> running = new Stack(home, surroundings.environment()).supervised();
    return Check.ok(
        "stack",
        running
            .map(state -> state.phase().name().toLowerCase(Locale.ROOT) + " at " + state.apiUrl())
            .orElse("not running; 'awo up' starts it"));
  }

  private static Path existing(Path path) {
    Path found = path;
    while (!Files.exists(found) && found.getParent() != null) {
      found = found.getParent();
    }
    return found;
  }
}
