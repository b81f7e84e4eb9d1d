package dev.awo.worker.propose;

import dev.awo.def.autopilot.Batch;
import dev.awo.def.autopilot.Batch.Fate;
import dev.awo.def.autopilot.Batch.Item;
import dev.awo.def.autopilot.ProposeRequest;
import dev.awo.def.autopilot.ProposeRequest.Repair;
import dev.awo.def.spec.Drafts;
import dev.awo.def.spec.Drafts.Draft;
import dev.awo.def.spec.Problem;
import dev.awo.def.spec.ProposalSpec;
import dev.awo.def.spec.SpecReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads an answer as proposals. One that may not be done is dropped and named; the others stay.
 *
 * @param complaint for the model, when nothing of its answer can be used
 */
record Proposals(Batch batch, Optional<String> complaint) {
  private static final int SHORT_COMMIT = 10;

  static Proposals cutOff() {
    return new Proposals(
        new Batch(List.of()),
        Optional.of("The answer was cut off before its end. Propose fewer tasks in fewer words."));
  }

  static Proposals read(String answer, ProposeRequest request, ProposalRules rules) {
    Drafts<ProposalSpec> drafts =
        new SpecReader().proposalDrafts(YamlAnswer.of(answer), request.most());
    if (!drafts.problems().isEmpty()) {
      return new Proposals(new Batch(List.of()), Optional.of(words(drafts.problems())));
    }
    List<Item> items = new ArrayList<>();
    for (Draft<ProposalSpec> draft : drafts.items()) {
      ProposalSpec present = withPresentFiles(draft.value(), request);
      ProposalSpec proposal =
          request.repair().map(repair -> ofRepair(present, repair)).orElse(present);
      items.add(
          new Item(
              draft.position(),
              proposal,
              fate(draft, rules.complaint(draft.value(), request.guard()))));
    }
    Batch batch = new Batch(items);
    boolean isUseless = batch.alive().isEmpty() && !items.isEmpty();
    return new Proposals(batch, isUseless ? Optional.of(refusals(batch)) : Optional.empty());
  }

  /** A context file that is not there would fail the task; models invent some. */
  private static ProposalSpec withPresentFiles(ProposalSpec proposal, ProposeRequest request) {
    Path root = Path.of(request.workspace().directory());
    return new ProposalSpec(
        proposal.id(),
        proposal.title(),
        proposal.prompt(),
        proposal.rationale(),
        proposal.template(),
        proposal.contextFiles().stream()
            .filter(file -> Files.isRegularFile(root.resolve(file)))
            .toList(),
        proposal.touches(),
        proposal.priority());
  }

  /** The same commit is repaired once, whatever the model calls it. */
  private static ProposalSpec ofRepair(ProposalSpec proposal, Repair repair) {
    String commit = repair.commit();
    return new ProposalSpec(
        "repair-base-" + commit.substring(0, Math.min(SHORT_COMMIT, commit.length())),
        proposal.title(),
        proposal.prompt(),
        proposal.rationale(),
        proposal.template(),
        proposal.contextFiles(),
        proposal.touches(),
        1);
  }

  private static Fate fate(Draft<ProposalSpec> draft, Optional<String> complaint) {
    if (!draft.isSound()) {
      return new Fate.Dropped(Fate.By.RULES, line(draft.problems().getFirst()));
    }
    return complaint
        .<Fate>map(why -> new Fate.Dropped(Fate.By.RULES, why))
        .orElseGet(Fate.Open::new);
  }

  private static String refusals(Batch batch) {
    return batch.items().stream()
        .map(item -> "- " + item.proposal().id() + ": " + reason(item.fate()))
        .collect(Collectors.joining("\n"));
  }

  private static String reason(Fate fate) {
    return switch (fate) {
      case Fate.Dropped dropped -> dropped.reason();
      case Fate.Kept kept -> kept.reason();
      case Fate.Narrowed narrowed -> narrowed.reason();
      case Fate.Open open -> "open";
    };
  }

  private static String words(List<Problem> problems) {
    return problems.stream().map(problem -> "- " + line(problem)).collect(Collectors.joining("\n"));
  }

  static String line(Problem problem) {
    String where = problem.path().isEmpty() ? "" : problem.path() + ": ";
    return "line " + problem.line() + ": " + where + problem.message();
  }
}
