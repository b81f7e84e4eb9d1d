package dev.awo.def.merge;

import dev.awo.def.RunningWorkflow;
import dev.awo.def.ledger.TaskEvent.Kind;
import dev.awo.def.merge.MergeItem.Stage;
import dev.awo.def.spec.Durations;
import dev.awo.def.spec.HealthSpec;
import dev.awo.def.spec.VerifyCommand;
import dev.awo.def.task.Failures;
import dev.awo.def.verify.Findings;
import dev.awo.def.verify.Probe;
import dev.awo.def.verify.ProbeRequest;
import io.temporal.failure.TemporalFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Looks after merges for a while. When the base branch is not well, the merges on probation are
 * taken back one after the other, those whose check it is first, until one of them mends it.
 */
final class Probation {
  private final MergeLine line;
  private final MergeJournal journal;
  private final MergeBench bench;

  Probation(MergeLine line, MergeJournal journal, MergeBench bench) {
    this.line = line;
    this.journal = journal;
    this.bench = bench;
  }

  /** Does the checks whose time has come, unless a merge is just being taken back. */
  void check() {
    List<Trial> due = line.due(RunningWorkflow.now());
    if (due.isEmpty() || line.hasRevert()) {
      return;
    }
    try {
      Optional<Findings> sick =
          bench.with(List.of(), "check the health of " + line.branch(), this::findings);
      due.forEach(trial -> line.checked(trial, RunningWorkflow.now()));
      sick.ifPresentOrElse(
          findings -> suspect(due, findings), () -> due.forEach(this::announceHealthy));
    } catch (TemporalFailure failure) {
      if (Failures.isCancellation(failure)) {
        throw failure;
      }
      due.forEach(trial -> line.checked(trial, RunningWorkflow.now()));
      due.forEach(trial -> tell(trial, "health could not be checked: " + Failures.reason(failure)));
    }
  }

  private Optional<Findings> findings(Combination base) {
    List<VerifyCommand> commands = new ArrayList<>(line.rules().verify());
    Optional<HealthSpec> health = line.rules().health();
    health
        .flatMap(HealthSpec::run)
        .ifPresent(run -> commands.add(new VerifyCommand("health", run, health.get().timeout())));
    Optional<Findings> complaint = bench.complaintNow(base, commands);
    Optional<String> url = health.flatMap(HealthSpec::url);
    return complaint.isPresent() || url.isEmpty()
        ? complaint
        : probe(base, url.get(), health.get().timeout());
  }

  private static Optional<Findings> probe(Combination base, String url, Duration timeout) {
    Probe probe =
        MergeRooms.health(base.workspace(), "ask the health address")
            .probe(new ProbeRequest(url, timeout));
    return switch (probe) {
      case Probe.Well well -> Optional.empty();
      case Probe.Sick sick -> Optional.of(sick.findings());
    };
  }

  private void announceHealthy(Trial trial) {
    tell(trial, line.branch() + " is well " + since(trial) + " after the merge");
  }

  private void suspect(List<Trial> due, Findings findings) {
    due.forEach(
        trial ->
            journal.note(
                trial.task(),
                trial.round(),
                MergeStatus.PROBATION,
                Kind.PROBATION,
                "%s is not well %s after the merge: %s"
                    .formatted(line.branch(), since(trial), findings.headline()),
                Optional.of(findings.text()),
                Optional.empty()));
    List<Trial> suspects = new ArrayList<>(due);
    line.trials().stream()
        .sorted(Comparator.comparing(Trial::merged).reversed())
        .filter(trial -> due.stream().noneMatch(other -> other.task().equals(trial.task())))
        .forEach(suspects::add);
    Trial first = suspects.getFirst();
    line.add(
        new MergeItem(
            new Part.Revert(first.task(), first.merge(), findings.headline()),
            first.round(),
            Stage.QUEUED,
            RunningWorkflow.now(),
            List.of(),
            suspects.subList(1, suspects.size()),
            Optional.of(findings.text())));
  }

  private void tell(Trial trial, String text) {
    boolean isOver = line.trials().stream().noneMatch(other -> other.task().equals(trial.task()));
    journal.note(
        trial.task(),
        trial.round(),
        isOver ? MergeStatus.MERGED : MergeStatus.PROBATION,
        Kind.PROBATION,
        text + (isOver ? "; its probation is over" : ""),
        Optional.empty(),
        Optional.empty());
  }

  private static String since(Trial trial) {
    Instant now = RunningWorkflow.now();
    return Durations.shown(Duration.ofSeconds(Duration.between(trial.merged(), now).toSeconds()));
  }
}
