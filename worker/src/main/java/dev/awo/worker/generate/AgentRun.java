package dev.awo.worker.generate;

import dev.awo.def.BlobId;
import dev.awo.def.FailureKind;
import dev.awo.def.generate.GenerateRequest;
import dev.awo.def.generate.Generation;
import dev.awo.def.generate.GenerationProgress;
import dev.awo.def.generate.StopReason;
import dev.awo.def.generate.Usage;
import dev.awo.def.spec.CliAgent;
import dev.awo.def.verify.SandboxRules;
import dev.awo.worker.blob.BlobStore;
import dev.awo.worker.changes.TreeAnswer;
import dev.awo.worker.sandbox.BoxedCommand;
import dev.awo.worker.sandbox.CommandEnd;
import dev.awo.worker.sandbox.Provision;
import dev.awo.worker.sandbox.Pulse;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lets a CLI agent work in a workspace, and keeps what it made of the files. The workspace is clean
 * before and after: nothing that the agent wrote comes back but through the guard.
 */
final class AgentRun implements AgentAnswers {
  private static final int NOT_FOUND = 127;
  private static final int MOST_SHOWN = 256 << 10;
  private static final int LAST_WORDS = 2_000;
  private static final Pattern NOT_LOGGED_IN =
      Pattern.compile(
          "(?i)not (logged|signed) in|unauthori[sz]ed|authentication (required|failed|error)"
              + "|invalid (api key|x-api-key|authentication)|incorrect api key|api key (is )?invalid");

  private final CliAgents agents;
  private final GenerateSettings settings;
  private final BlobStore blobs;
  private final PromptLibrary prompts;
  private final Redaction redaction;

  AgentRun(
      CliAgents agents,
      GenerateSettings settings,
      BlobStore blobs,
      PromptLibrary prompts,
      Redaction redaction) {
    this.agents = agents;
    this.settings = settings;
    this.blobs = blobs;
    this.prompts = prompts;
    this.redaction = redaction;
  }

  @Override
  public Optional<Generation> answer(GenerateRequest request) {
    return agents.find(request.model().provider()).map(agent -> answer(request, agent));
  }

  private Generation answer(GenerateRequest request, CliAgent agent) {
    String name = request.model().provider();
    Map<String, String> environment = environment(name, agent);
    if (!agents.sandbox().hasProgram(agent.program())) {
      throw FailureKind.PROVIDER_CONFIGURATION.failure(agent.remedy(name));
    }
    Optional<Provision> provision = provision(request);
    agents.tree().restore(request.workspace());
    String prompt = prompts.conversation(request, PromptLibrary.Reader.AGENT).asTask();
    BlobId sent = blobs.putText(prompt);
    CommandEnd end =
        agents
            .sandbox()
            .run(command(request, agent, environment, prompt).with(provision), pulse(request));
    requireThatItCouldWork(name, agent, end);
    AgentOutput output = AgentOutput.read(agent.output(), end.output().text());
    Optional<String> complaint = complaint(name, end, output).map(redaction::redact);
    List<AgentTree.Changed> changes =
        complaint.isPresent()
            ? List.of()
            : agents
                .tree()
                .changes(request.workspace(), provision.map(Provision::results).orElse(List.of()));
    agents.tree().restore(request.workspace());
    String told = told(output, changes, agents.sandbox().confinement(rules(request)));
    return new Generation(
        sent,
        blobs.putText(told),
        StopReason.STOP,
        output.usage().orElseGet(() -> estimated(prompt, told)),
        end.took().toMillis(),
        false,
        Optional.of(stored(complaint, changes)));
  }

  /** The variables that the agent may see, of those that are set, and no others. */
  private Map<String, String> environment(String name, CliAgent agent) {
    Map<String, String> variables = settings.variables();
    agent
        .missingFrom(name, variables)
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

  private Optional<Provision> provision(GenerateRequest request) {
    return request
        .prepared()
        .map(
            state ->
                agents
                    .provisions()
                    .find(state)
                    .orElseThrow(
                        () ->
                            FailureKind.WORKSPACE_LOST.failure(
                                "the project's dependencies are no longer on this host: the task"
                                    + " must begin anew")));
  }

  /** With a home that no verify command gets to see: what an agent left there could fool them. */
  private static BoxedCommand command(
      GenerateRequest request, CliAgent agent, Map<String, String> environment, String prompt) {
    List<String> argv =
        agent.run().stream()
            .map(argument -> argument.replace(CliAgent.MODEL, request.model().model()))
            .map(argument -> argument.replace(CliAgent.PROMPT_FILE, BoxedCommand.INPUT_FILE))
            .toList();
    return new BoxedCommand(
        Path.of(request.workspace().directory()),
        "agent " + request.key().asPath(),
        argv,
        environment,
        agent.timeout(),
        rules(request),
        Optional.empty(),
        Optional.of(prompt));
  }

  private static SandboxRules rules(GenerateRequest request) {
    return request.sandbox().withNetwork();
  }

  /** Throws when the activity was cancelled or timed out, or the worker is stopping. */
  private static Pulse pulse(GenerateRequest request) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    String model = request.model().toString();
    return (running, bytes) -> context.heartbeat(new GenerationProgress(model, bytes));
  }

  /** What no further attempt would mend. */
  private void requireThatItCouldWork(String name, CliAgent agent, CommandEnd end) {
    if (!(end instanceof CommandEnd.Exited exited) || exited.code() == 0) {
      return;
    }
    if (exited.code() == NOT_FOUND) {
      throw FailureKind.PROVIDER_CONFIGURATION.failure(agent.remedy(name));
    }
    if (NOT_LOGGED_IN.matcher(lastWords(end)).find()) {
      throw FailureKind.PROVIDER_AUTHENTICATION.failure(
          "agent "
              + name
              + " is not let in by its provider"
              + (agent.keys().isEmpty()
                  ? ": name its key variable under 'keys' of the agent in awo.yml"
                  : ": check " + String.join(", ", agent.keys())));
    }
  }

  private static Optional<String> complaint(String name, CommandEnd end, AgentOutput output) {
    return switch (end) {
      case CommandEnd.TimedOut timedOut ->
          Optional.of(
              String.format(
                  Locale.ROOT,
                  "agent %s was stopped after %d s, its timeout: nothing of its work is kept",
                  name,
                  timedOut.took().toSeconds()));
      case CommandEnd.Exited exited -> {
        if (exited.code() == 0 && !output.failed()) {
          yield Optional.empty();
        }
        String how = exited.code() == 0 ? "an error" : "exit code " + exited.code();
        yield Optional.of(
            "agent "
                + name
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

  /** For people, and for the next attempt, which begins with clean files. */
  private String told(AgentOutput output, List<AgentTree.Changed> changes, String confinement) {
    String diffs = changes.stream().map(AgentTree.Changed::diff).collect(Collectors.joining());
    String all =
        output.words()
            + (diffs.isEmpty() ? "" : "\n\n" + Fences.diff(diffs).strip())
            + "\n\n(confinement: "
            + confinement
            + ")\n";
    String shown = all.length() > MOST_SHOWN ? all.substring(0, MOST_SHOWN) + "\n[...]\n" : all;
    return redaction.redact(shown);
  }

  /** A limit on tokens must not be blind because a program reports nothing. */
  private static Usage estimated(String prompt, String told) {
    return new Usage(Tokens.in(prompt), 0, Tokens.in(told), 0);
  }

  private BlobId stored(Optional<String> complaint, List<AgentTree.Changed> changes) {
    List<TreeAnswer.Entry> entries =
        changes.stream()
            .map(c -> new TreeAnswer.Entry(c.path(), c.content().map(blobs::put), c.mode()))
            .toList();
    return new TreeAnswer(complaint, entries).storeIn(blobs);
  }
}
