package dev.awo.api.launch;

import dev.awo.api.ledger.Ledger;
import dev.awo.api.ledger.Proposals;
import dev.awo.api.ledger.Proposals.Known;
import dev.awo.api.view.NewTask;
import dev.awo.api.view.Problem.FieldError;
import dev.awo.api.view.ProposalView;
import dev.awo.api.view.ProposalView.State;
import dev.awo.def.TaskKey;
import dev.awo.def.spec.ProposalSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes tasks of proposals: when a round queues them, or when a person says so. */
public final class ProposalDesk {
  private final Ledger ledger;
  private final TaskLauncher launcher;

  public ProposalDesk(Ledger ledger, TaskLauncher launcher) {
    this.ledger = ledger;
    this.launcher = launcher;
  }

  /** Queues a proposal that waits; doing it again is harmless. */
  public Steered approve(long number, Optional<String> by, Optional<String> comment) {
    Optional<Known> known = ledger.proposals().find(number);
    if (known.isEmpty() || known.get().view().state() != State.WAITING) {
      return notWaiting(known);
    }
    ProposalView view = known.get().view();
    return switch (launcher.accept(task(view.project(), known.get().proposal()))) {
      case Acceptance.Accepted accepted -> done(view, by, comment);
      case Acceptance.Existing existing -> done(view, by, comment);
      case Acceptance.Conflict conflict -> refuse(view, conflict.detail());
      case Acceptance.Invalid invalid -> refuse(view, words(invalid.errors()));
      case Acceptance.Unavailable away -> new Steered.Unavailable(away.detail());
    };
  }

  /** A person does not want it; it is not proposed again. */
  public Steered reject(long number, String by, Optional<String> comment) {
    String reason = comment.orElse("rejected");
    return ledger.proposals().decide(number, State.REJECTED, reason, Optional.of(by))
        ? new Steered.Done()
        : notWaiting(ledger.proposals().find(number));
  }

  private Steered done(ProposalView view, Optional<String> by, Optional<String> comment) {
    ledger.proposals().queued(view.number(), new TaskKey(view.project(), view.id()), by, comment);
    return new Steered.Done();
  }

  private Steered refuse(ProposalView view, String why) {
    ledger.proposals().decide(view.number(), State.DROPPED, why, Optional.empty());
    return new Steered.Refused(why);
  }

  private static Steered notWaiting(Optional<Proposals.Known> known) {
    return new Steered.Refused(
        known
            .map(
                one ->
                    "the proposal is "
                        + one.view().state().name().toLowerCase(java.util.Locale.ROOT)
                        + ": there is nothing to decide")
            .orElse("there is no such proposal"));
  }

  private static NewTask task(String project, ProposalSpec proposal) {
    return new NewTask(
        project,
        Optional.of(proposal.id()),
        proposal.prompt(),
        proposal.template(),
        proposal.contextFiles(),
        Map.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(true),
        Optional.of(proposal.priority()),
        List.of(),
        proposal.touches());
  }

  private static String words(List<FieldError> errors) {
    return errors.stream()
        .map(error -> error.field() + ": " + error.message())
        .collect(Collectors.joining("; "));
  }
}
