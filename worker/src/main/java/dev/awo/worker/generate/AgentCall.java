package dev.awo.worker.generate;

import dev.awo.def.AttemptKey;
import dev.awo.def.FailureKind;
import dev.awo.def.generate.GenerationProgress;
import dev.awo.def.generate.ModelChoice;
import dev.awo.def.generate.Usage;
import dev.awo.def.spec.CliAgent;
import dev.awo.def.verify.SandboxRules;
import dev.awo.worker.sandbox.BoxedCommand;
import dev.awo.worker.sandbox.CommandEnd;
import dev.awo.worker.sandbox.Provision;
import dev.awo.worker.sandbox.Pulse;
import dev.awo.worker.sandbox.Sandbox;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** One run of a CLI agent's program in the sandbox. */
final class AgentCall {
  private static final int NOT_FOUND = 127;
  private static final int LAST_WORDS = 2_000;
  private static final Pattern NOT_LOGGED_IN =
      Pattern.compile(
          "(?i)not (logged|signed) in|unauthori[sz]ed|authentication (required|failed|error)"
              + "|invalid (api key|x-api-key|authentication)|incorrect api key|api key (is )?invalid");

  private final Sandbox sandbox;
  private final ModelChoice model;
  private final CliAgent agent;
  private final Map<String, String> environment;

  /**
   * Fails with {@link FailureKind#PROVIDER_CONFIGURATION} when the program or one of its keys is
   * missing.
   */
  AgentCall(Sandbox sandbox, GenerateSettings settings, ModelChoice model, CliAgent agent) {
    this.sandbox = sandbox;
    this.model = model;
    this.agent = agent;
    environment = environment(settings.variables());
    if (!sandbox.hasProgram(agent.program())) {
      throw FailureKind.PROVIDER_CONFIGURATION.failure(agent.remedy(name()));
    }
  }

  /**
   * Where an agent works.
   *
   * @param key names its home
   */
  record Place(Path directory, AttemptKey key, SandboxRules rules, Optional<Provision> provision) {}

  /**
   * How it ended.
   *
   * @param complaint why nothing of its work can be used
   */
  record Ended(AgentOutput output, Optional<String> complaint, long millis) {}

  /** Fails when no further attempt would mend it. */
  Ended run(String prompt, Place place) {
    CommandEnd end = sandbox.run(command(prompt, place).with(place.provision()), pulse());
    requireThatItCouldWork(end);
    AgentOutput output = AgentOutput.read(agent.output(), end.output().text());
    return new Ended(output, complaint(end, output), end.took().toMillis());
  }

  /** A limit on tokens must not be blind because a program reports nothing. */
  static Usage estimated(String prompt, String told) {
    return new Usage(Tokens.in(prompt), 0, Tokens.in(told), 0);
  }

  private String name() {
    return model.provider();
  }

  /** The variables that the agent may see, of those that are set, and no others. */
  private Map<String, String> environment(Map<String, String> variables) {
    agent
        .missingFrom(name(), variables)
        .ifPresent(
            missing -> {
              throw FailureKind.PROVIDER_CONFIGURATION.failure(missing);
            });
    Map<String, String> shown = new LinkedHashMap<>();
    for (List<String> names : List.of(agent.keys(), agent.environment())) {
      for (String variable : names) {
        String value = variables.getOrDefault(variable, "");
        if (!value.isBlank()) {
          shown.put(variable, value);
        }
      }
    }
    return shown;
  }

  /** With a home that no verify command gets to see: what an agent left there could fool them. */
  private BoxedCommand command(String prompt, Place place) {
    List<String> argv =
        agent.run().stream()
            .map(argument -> argument.replace(CliAgent.MODEL, model.model()))
            .map(argument -> argument.replace(CliAgent.PROMPT_FILE, BoxedCommand.INPUT_FILE))
            .toList();
    return new BoxedCommand(
        place.directory(),
        "agent " + place.key().asPath(),
        argv,
        environment,
        agent.timeout(),
        place.rules(),
        Optional.empty(),
        Optional.of(prompt));
  }

  /** Throws when the activity was cancelled or timed out, or the worker is stopping. */
  private Pulse pulse() {
    ActivityExecutionContext context = Activity.getExecutionContext();
    String words = model.toString();
    return (running, bytes) -> context.heartbeat(new GenerationProgress(words, bytes));
  }

  private void requireThatItCouldWork(CommandEnd end) {
    if (!(end instanceof CommandEnd.Exited exited) || exited.code() == 0) {
      return;
    }
    if (exited.code() == NOT_FOUND) {
      throw FailureKind.PROVIDER_CONFIGURATION.failure(agent.remedy(name()));
    }
    if (NOT_LOGGED_IN.matcher(lastWords(end)).find()) {
      throw FailureKind.PROVIDER_AUTHENTICATION.failure(
          "agent "
              + name()
              + " is not let in by its provider"
              + (agent.keys().isEmpty()
                  ? ": name its key variable under 'keys' of the agent in awo.yml"
                  : ": check " + String.join(", ", agent.keys())));
    }
  }

  private Optional<String> complaint(CommandEnd end, AgentOutput output) {
    return switch (end) {
      case CommandEnd.TimedOut timedOut ->
          Optional.of(
              String.format(
                  Locale.ROOT,
                  "agent %s was stopped after %d s, its timeout: nothing of its work is kept",
                  name(),
                  timedOut.took().toSeconds()));
      case CommandEnd.Exited exited -> {
        if (exited.code() == 0 && !output.failed()) {
          yield Optional.empty();
        }
        String how = exited.code() == 0 ? "an error" : "exit code " + exited.code();
        yield Optional.of(
            "agent "
                + name()
                + " ended with "
                + how
                + ": nothing of its work is kept\nIts last words:\n\n"
                + lastWords(end));
      }
    };
  }

  private static String lastWords(CommandEnd end) {
    String text = end.output().text().strip();
    return text.substring(Math.max(0, text.length() - LAST_WORDS));
  }
}
