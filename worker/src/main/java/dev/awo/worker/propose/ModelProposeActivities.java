package dev.awo.worker.propose;

import dev.awo.def.BlobId;
import dev.awo.def.autopilot.Batch;
import dev.awo.def.autopilot.BatchCount;
import dev.awo.def.autopilot.ProposeActivities;
import dev.awo.def.autopilot.ProposeRequest;
import dev.awo.def.autopilot.Proposed;
import dev.awo.def.autopilot.ReviewRequest;
import dev.awo.def.autopilot.Reviewed;
import dev.awo.def.autopilot.Survey;
import dev.awo.def.autopilot.SurveyRequest;
import dev.awo.def.files.GuardRules;
import dev.awo.def.generate.Generation;
import dev.awo.def.generate.StopReason;
import dev.awo.def.spec.VerifyCommand;
import dev.awo.worker.blob.BlobStore;
import dev.awo.worker.generate.Question;
import io.temporal.activity.Activity;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Proposes and reviews by asking a model. */
final class ModelProposeActivities implements ProposeActivities {
  private static final String NONE = "(none)";
  private static final int LONGEST_LOG = 12_000;
  private static final String NEW_WORK =
      "Find the work that this repository needs most, and propose it as tasks.";
  private static final String REPAIR =
      "The checks of this repository fail as it stands. Propose one task, and nothing else: the"
          + " smallest change that makes them pass by mending the cause.";

  private final BlobStore blobs;
  private final Tree tree;
  private final Model model;
  private final ProposalRules rules;

  ModelProposeActivities(BlobStore blobs, Tree tree, Model model, ProposalRules rules) {
    this.blobs = blobs;
    this.tree = tree;
    this.model = model;
    this.rules = rules;
  }

  @Override
  public Survey survey(SurveyRequest request) {
    TreeSurvey survey =
        TreeSurvey.of(
            tree,
            Path.of(request.workspace().directory()),
            () -> Activity.getExecutionContext().heartbeat("reading files"));
    return new Survey(blobs.putText(survey.text(request.tokens())), survey.headline());
  }

  @Override
  public Proposed propose(ProposeRequest request) {
    Generation generation = model.ask(question(request));
    Proposals proposals =
        generation.stop() == StopReason.STOP
            ? Proposals.read(blobs.getText(generation.answer()), request, rules)
            : Proposals.cutOff();
    return new Proposed(
        generation, counted(proposals.batch()), proposals.complaint().map(blobs::putText));
  }

  @Override
  public Reviewed review(ReviewRequest request) {
    Batch batch = Batch.read(blobs.getText(request.batch()));
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("project", request.key().task().project());
    facts.put("protected_files", protectedFiles(request.guard()));
    Map<String, String> quoted = new LinkedHashMap<>();
    quoted.put("proposals", ProposalText.of(batch.alive()));
    quoted.put("survey", blobs.getText(request.survey()));
    Generation generation =
        model.ask(
            new Question(
                request.key(), request.model(), "review", facts, quoted, Optional.empty()));
    Batch reviewed =
        generation.stop() == StopReason.STOP
            ? Reviews.apply(batch, blobs.getText(generation.answer()), request.guard(), rules)
            : Reviews.dropAll(batch, "the review was cut off before its end");
    return new Reviewed(generation, counted(reviewed));
  }

  private Question question(ProposeRequest request) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("project", request.key().task().project());
    facts.put("goal", request.repair().isPresent() ? REPAIR : NEW_WORK);
    facts.put("most", String.valueOf(request.most()));
    facts.put("verify_commands", commands(request.verify()));
    facts.put("protected_files", protectedFiles(request.guard()));
    Map<String, String> quoted = new LinkedHashMap<>();
    quoted.put("survey", blobs.getText(request.survey()));
    quoted.put("memory", blobs.getText(request.memory()));
    quoted.put("health", health(request));
    return new Question(
        request.key(),
        request.model(),
        "propose",
        facts,
        quoted,
        request
            .feedback()
            .map(
                feedback ->
                    new Question.Again(
                        blobs.getText(feedback.answer()), blobs.getText(feedback.findings()))));
  }

  private String health(ProposeRequest request) {
    String text =
        request
            .repair()
            .map(repair -> log(repair.log()))
            .orElseGet(() -> CheckNotes.of(blobs.getText(request.checks())));
    return text.isEmpty() ? NONE : text;
  }

  /** The end of what the checks printed, where the failure stands. */
  private String log(BlobId id) {
    String log = blobs.getText(id);
    return log.substring(Math.max(0, log.length() - LONGEST_LOG));
  }

  private BatchCount counted(Batch batch) {
    int alive = batch.alive().size();
    return new BatchCount(blobs.putText(batch.write()), alive, batch.items().size() - alive);
  }

  private static String commands(List<VerifyCommand> commands) {
    return commands.isEmpty()
        ? NONE
        : commands.stream()
            .map(command -> "- `" + command.run() + "`")
            .collect(Collectors.joining("\n"));
  }

  private static String protectedFiles(GuardRules guard) {
    return guard.protect().isEmpty()
        ? NONE
        : guard.protect().stream().map(glob -> "`" + glob + "`").collect(Collectors.joining(", "));
  }
}
