package dev.awo.worker.files;

import dev.awo.def.generate.StopReason;
import dev.awo.worker.files.ApplyRequest.Writing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Applies answers under the guard, all or nothing, and judges what agents have written by the same
 * rules.
 */
public final class AnswerApplier {
  private static final int MAX_ANSWER_CHARS = 16 << 20;

  private final ContentPolicy content;

  public AnswerApplier(SecretCheck secrets) {
    this.content = new ContentPolicy(secrets);
  }

  /**
   * Parses the answer, judges every edit, and writes them if all pass.
   *
   * @throws IOException when the tree cannot be read or written; it is then as it was
   */
  public AnswerOutcome apply(ApplyRequest request) throws IOException {
    Findings findings = new Findings();
    if (isCutOff(request.stopReason())) {
      findings.reject(
          Rejection.ofAnswer(
              Reason.TRUNCATED,
              "the answer was cut off, so none of it is used; raise the output limit"));
      return findings.outcome(List.of());
    }
    if (request.answer().text().length() > MAX_ANSWER_CHARS) {
      findings.reject(
          Rejection.ofAnswer(
              Reason.TOO_LARGE, "the answer is longer than " + MAX_ANSWER_CHARS + " characters"));
      return findings.outcome(List.of());
    }
    Parsed parsed = AnswerParser.parse(request.answer().text());
    findings.rejectAll(parsed.rejections());
    List<Staged> staged = staged(request, parsed, findings);
    if (!request.answer().wellFormed() && !findings.has(Reason.INVALID_UNICODE)) {
      findings.reject(Rejection.ofAnswer(Reason.INVALID_UNICODE, "the answer is not valid UTF-8"));
    }
    if (findings.isClean() && request.writing() == Writing.WRITE) {
      TreeWriter.write(request.root(), staged);
    }
    return findings.outcome(staged.stream().map(Staged::change).toList());
  }

  /**
   * Judges changes that are in a tree already; nothing is written.
   *
   * @throws IOException when the tree cannot be read
   */
  public AnswerOutcome judge(JudgeRequest request) throws IOException {
    return new TreeJudge(content, request).judge();
  }

  /**
   * Judges what an agent made of a tree, and writes it over the tree as it was if all passes.
   *
   * @param request its root has the files as they were
   * @throws IOException when the tree cannot be read or written; it is then as it was
   */
  public AnswerOutcome write(JudgeRequest request) throws IOException {
    AnswerOutcome outcome = judge(request);
    if (outcome instanceof AnswerOutcome.Applied applied) {
      TreeWriter.write(request.root(), new AgentChanges(request.root()).staged(applied.changes()));
    }
    return outcome;
  }

  private List<Staged> staged(ApplyRequest request, Parsed parsed, Findings findings)
      throws IOException {
    PlanGate gate = new PlanGate(request.policy(), parsed);
    if (gate.files() > request.policy().maxFiles()) {
      findings.reject(tooMany(gate.files(), request.policy().maxFiles()));
      return List.of();
    }
    List<FilePlan> passed = gate.pass(findings);
    List<Staged> staged = new ArrayList<>();
    Shrinkage shrinkage = new Shrinkage(parsed.edits());
    try (Tree tree = Tree.open(request.root(), request.policy().maxFileBytes())) {
      Stager stager = new Stager(tree);
      for (FilePlan plan : passed) {
        Draft.Result result = stager.stage(plan);
        findings.rejectAll(result.rejections());
        for (Draft draft : result.drafts()) {
          litter(draft, request.litter()).ifPresent(findings::reject);
          judge(draft, request.policy(), shrinkage, findings);
          staged.add(draft.staged());
        }
      }
    }
    return staged;
  }

  /**
   * A provider that gives another reason, or none, is taken at the answer's own word: its fences
   * must be closed.
   */
  private static boolean isCutOff(StopReason reason) {
    return switch (reason) {
      case LENGTH, CONTENT_FILTER -> true;
      case STOP, OTHER -> false;
    };
  }

  static Rejection tooMany(int files, int limit) {
    return Rejection.ofAnswer(
        Reason.TOO_MANY_FILES, "%d files are changed; %d are allowed".formatted(files, limit));
  }

  private static Optional<Rejection> litter(Draft draft, Litter litter) {
    FileChange change = draft.staged().change();
    return change.action() == FileChange.Action.CREATED
        ? litter
            .why(change.path())
            .map(why -> new Rejection(change.path(), Reason.JUNK_FILE, why + "; leave it out"))
        : Optional.empty();
  }

  private void judge(Draft draft, GuardPolicy policy, Shrinkage shrinkage, Findings findings) {
    FileChange change = draft.staged().change();
    boolean tooLarge =
        change.content().filter(bytes -> bytes.size() > policy.maxFileBytes()).isPresent();
    if (tooLarge) {
      findings.reject(
          new Rejection(
              change.path(),
              Reason.TOO_LARGE,
              "the file would be larger than " + policy.maxFileBytes() + " bytes"));
      return;
    }
    content
        .check(change.path(), draft.before(), draft.after())
        .or(
            () ->
                draft.whole()
                    ? shrinkage.check(change.path(), draft.before(), draft.after())
                    : Optional.empty())
        .ifPresent(findings::reject);
    Approvals.of(change, draft.staged().before(), policy.lifted()).ifPresent(findings::approve);
  }
}
