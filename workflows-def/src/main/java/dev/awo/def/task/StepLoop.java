package dev.awo.def.task;

import dev.awo.def.AttemptKey;
import dev.awo.def.BlobId;
import dev.awo.def.approval.Decision;
import dev.awo.def.files.WriteRequest;
import dev.awo.def.files.Written;
import dev.awo.def.generate.GenerateRequest;
import dev.awo.def.generate.Generation;
import dev.awo.def.git.CommitMessage;
import dev.awo.def.git.CommitRequest;
import dev.awo.def.git.Committed;
import dev.awo.def.git.RollbackRequest;
import dev.awo.def.git.Workspace;
import dev.awo.def.ledger.Grant;
import dev.awo.def.ledger.Reservation;
import dev.awo.def.ledger.Settlement;
import dev.awo.def.ledger.TaskEvent.Kind;
import dev.awo.def.verify.Findings;
import dev.awo.def.verify.Verdict;
import dev.awo.def.verify.VerifyRequest;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.Optional;

/**
 * One step: reserve, generate, write, settle, verify, let a person approve what needs it, then
 * commit, or roll back and try again with what was found.
 */
final class StepLoop {
  private final TaskRequest request;
  private final String run;
  private final Workspace workspace;
  private final int number;
  private final Step step;
  private final Journal journal;
  private final Gate gate;
  private final Optional<String> prepared;
  private final Approving approving;
  private final NextAttempt next;

  StepLoop(
      TaskRequest request,
      String run,
      Workspace workspace,
      int number,
      Journal journal,
      Gate gate,
      Optional<String> prepared) {
    this.request = request;
    this.run = run;
    this.workspace = workspace;
    this.number = number;
    this.step = request.steps().get(number);
    this.journal = journal;
    this.gate = gate;
    this.prepared = prepared;
    this.approving = new Approving(request, workspace, journal, gate);
    this.next = new NextAttempt(request, number, journal);
  }

  StepResult run() {
    for (int attempt = 1; attempt <= request.maxAttempts(); attempt++) {
      gate.pass(request);
      journal.beginAttempt(number, attempt);
      AttemptKey key = new AttemptKey(request.key(), run, number, attempt);
      AccountLimit limit = new AccountLimit();
      Optional<Generation> generation = Optional.empty();
      while (generation.isEmpty()) {
        if (reserve(key) instanceof Grant.Refused refused) {
          return new StepResult.Ended(
              new TaskOutcome.Refused(refused.limit(), journal.costMicros()));
        }
        generation = generate(key, limit);
      }
      switch (tryAnswer(key, generation.get())) {
        case Tried.Kept kept -> {
          return finish(kept.commit(), attempt);
        }
        case Tried.Over over -> {
          return new StepResult.Ended(over.outcome());
        }
        case Tried.TurnedDown again -> {}
      }
    }
    return new StepResult.Ended(next.none());
  }

  private StepResult finish(Committed commit, int attempt) {
    if (commit.files() > 0) {
      return new StepResult.Done(commit, attempt);
    }
    return new StepResult.Ended(
        new TaskOutcome.Failed(
            "nothing to do: the answer leaves every file as it is",
            Optional.empty(),
            journal.costMicros()));
  }

  private Grant reserve(AttemptKey key) {
    while (true) {
      journal.note(Kind.GENERATING, "asking " + next.model() + label(key));
      Grant grant =
          Rooms.ledger("reserve for " + next.model() + label(key))
              .reserve(new Reservation(key, next.model(), journal.drain()));
      if (!(grant instanceof Grant.Later later)) {
        return grant;
      }
      gate.park(request, later.reset(), later.limit());
    }
  }

  /**
   * Absent after a wait for the provider's account: then money must be set aside anew, since it may
   * be another day.
   */
  private Optional<Generation> generate(AttemptKey key, AccountLimit limit) {
    try {
      Generation generation = answer(key);
      journal.spend(generation.usage().costMicros());
      journal.note(Kind.ANSWERED, Words.answered(next.model(), generation), generation.answer());
      return Optional.of(generation);
    } catch (ActivityFailure failure) {
      Instant reset = limit.askAgain(failure).orElseThrow(() -> failure);
      gate.park(request, reset, Failures.reason(failure));
      return Optional.empty();
    }
  }

  private Generation answer(AttemptKey key) {
    return Rooms.generate(workspace, next.model(), next.model() + label(key))
        .answer(
            new GenerateRequest(
                key,
                workspace,
                step,
                next.model(),
                request.verify(),
                request.guard(),
                request.sandbox(),
                prepared,
                next.feedback()));
  }

  /** The rollback is settled on before anything is written, so that cancelling rolls back too. */
  private Tried tryAnswer(AttemptKey key, Generation generation) {
    try {
      Tried tried = writeAndJudge(key, generation);
      if (!(tried instanceof Tried.Kept)) {
        rollback();
      }
      return tried;
    } catch (TemporalFailure failure) {
      if (!Failures.isHostLost(failure)) {
        Workflow.newDetachedCancellationScope(this::rollback).run();
      }
      throw failure;
    }
  }

  private Tried writeAndJudge(AttemptKey key, Generation generation) {
    Written written =
        Rooms.files(workspace, "apply the answer" + label(key))
            .write(
                new WriteRequest(
                    workspace,
                    generation.answer(),
                    generation.stop(),
                    request.guard(),
                    generation.tree()));
    return switch (written) {
      case Written.Blocked blocked -> {
        journal.note(Kind.BLOCKED, blocked.findings().headline(), blocked.findings().text());
        settle(key, generation);
        yield next.turnedDown(key.attempt(), generation, blocked.findings());
      }
      case Written.Applied applied -> {
        journal.note(Kind.WRITTEN, Words.written(applied), applied.changes());
        journal.note(Kind.VERIFYING, Words.verifying(request.verify()));
        settle(key, generation);
        yield judge(key, generation, applied);
      }
    };
  }

  private void settle(AttemptKey key, Generation generation) {
    Rooms.ledger("settle" + label(key))
        .settle(
            new Settlement(
                key,
                generation.usage(),
                generation.prompt(),
                generation.answer(),
                journal.drain()));
  }

  private Tried judge(AttemptKey key, Generation generation, Written.Applied applied) {
    Verdict verdict =
        Rooms.verify(workspace, Words.verifying(request.verify()) + label(key))
            .judge(
                new VerifyRequest(
                    key,
                    workspace,
                    applied.changes(),
                    request.verify(),
                    request.sandbox(),
                    prepared));
    return switch (verdict) {
      case Verdict.Rejected rejected -> {
        journal.note(Kind.REJECTED, rejected.findings().headline(), rejected.findings().text());
        yield next.turnedDown(key.attempt(), generation, rejected.findings());
      }
      case Verdict.Passed passed -> {
        journal.note(Kind.PASSED, passed.headline(), passed.log());
        yield decide(key, generation, applied);
      }
    };
  }

  private Tried decide(AttemptKey key, Generation generation, Written.Applied applied) {
    if (applied.needsApproval().isEmpty()) {
      return commit(key, generation, applied.changes(), Optional.empty());
    }
    if (next.wasDeclined(generation)) {
      return next.declinedAgain(key.attempt());
    }
    return switch (approving.ask(applied)) {
      case Decision.Approved yes ->
          commit(key, generation, applied.changes(), Optional.of(yes.by()));
      case Decision.Rejected no -> {
        String reason = Approving.rejection(no, applied.needsApproval());
        yield no.comment()
            .map(comment -> next.declined(generation, new Findings(reason, comment)))
            .orElseGet(() -> over(reason));
      }
      case Decision.Expired expired -> over(Approving.expiry(expired));
    };
  }

  private Tried over(String reason) {
    return new Tried.Over(new TaskOutcome.Failed(reason, Optional.empty(), journal.costMicros()));
  }

  private Tried commit(
      AttemptKey key, Generation generation, BlobId changes, Optional<String> approvedBy) {
    CommitMessage message =
        new CommitMessage(
            step.instruction(),
            step.name(),
            next.model().toString(),
            generation.prompt(),
            Words.verified(request.verify()),
            approvedBy,
            journal.costMicros());
    Committed commit =
        Rooms.git(workspace, "commit" + label(key))
            .commit(new CommitRequest(workspace, key, changes, message));
    journal.committed(commit);
    return new Tried.Kept(commit);
  }

  private void rollback() {
    Rooms.git(workspace, "roll back to the last commit").rollback(new RollbackRequest(workspace));
  }

  private String label(AttemptKey key) {
    return " · " + step.name() + ", attempt " + key.attempt();
  }
}
