package dev.awo.worker.generate;

import dev.awo.def.BlobId;
import dev.awo.def.FailureKind;
import dev.awo.def.generate.GenerateRequest;
import dev.awo.def.generate.Generation;
import dev.awo.def.generate.StopReason;
import dev.awo.def.spec.CliAgent;
import dev.awo.def.verify.SandboxRules;
import dev.awo.worker.blob.BlobStore;
import dev.awo.worker.changes.TreeAnswer;
import dev.awo.worker.sandbox.Provision;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Lets a CLI agent work in a workspace, and keeps what it made of the files. The workspace is clean
 * before and after: nothing that the agent wrote comes back but through the guard.
 */
final class AgentRun implements AgentAnswers {
  private static final int MOST_SHOWN = 256 << 10;

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
    AgentCall call = new AgentCall(agents.sandbox(), settings, request.model(), agent);
    Optional<Provision> provision = provision(request);
    agents.tree().restore(request.workspace());
    String prompt = prompts.conversation(request, PromptLibrary.Reader.AGENT).asTask();
    BlobId sent = blobs.putText(prompt);
    AgentCall.Ended end =
        call.run(
            prompt,
            new AgentCall.Place(
                Path.of(request.workspace().directory()),
                request.key(),
                rules(request),
                provision));
    Optional<String> complaint = end.complaint().map(redaction::redact);
    List<AgentTree.Changed> changes =
        complaint.isPresent()
            ? List.of()
            : agents
                .tree()
                .changes(request.workspace(), provision.map(Provision::results).orElse(List.of()));
    agents.tree().restore(request.workspace());
    String told = told(end.output(), changes, agents.sandbox().confinement(rules(request)));
    return new Generation(
        sent,
        blobs.putText(told),
        StopReason.STOP,
        end.output().usage().orElseGet(() -> AgentCall.estimated(prompt, told)),
        end.millis(),
        false,
        Optional.of(stored(complaint, changes)));
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

  private static SandboxRules rules(GenerateRequest request) {
    return request.sandbox().withNetwork();
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

  private BlobId stored(Optional<String> complaint, List<AgentTree.Changed> changes) {
    List<TreeAnswer.Entry> entries =
        changes.stream()
            .map(c -> new TreeAnswer.Entry(c.path(), c.content().map(blobs::put), c.mode()))
            .toList();
    return new TreeAnswer(complaint, entries).storeIn(blobs);
  }
}
