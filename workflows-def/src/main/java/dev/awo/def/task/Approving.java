package dev.awo.def.task;

import dev.awo.def.BlobId;
import dev.awo.def.approval.ApprovalPolicy;
import dev.awo.def.approval.Decision;
import dev.awo.def.files.Written;
import dev.awo.def.git.PreviewRequest;
import dev.awo.def.git.Workspace;
import dev.awo.def.ledger.TaskEvent.Kind;
import dev.awo.def.spec.Durations;
import java.util.List;

/** Asks a person about a change that alters what is run, and keeps what they said on record. */
final class Approving {
  private final TaskRequest request;
  private final Workspace workspace;
  private final Journal journal;
  private final Gate gate;

  Approving(TaskRequest request, Workspace workspace, Journal journal, Gate gate) {
    this.request = request;
    this.workspace = workspace;
    this.journal = journal;
    this.gate = gate;
  }

  Decision ask(Written.Applied applied) {
    BlobId diff =
        Rooms.git(workspace, "show what needs approval")
            .preview(new PreviewRequest(workspace, applied.changes()));
    ApprovalPolicy policy = request.approval().orElse(ApprovalPolicy.DEFAULT);
    String words = Words.needsApproval(request.key().task(), applied.needsApproval());
    journal.note(Kind.APPROVAL, words, diff);
    Decision decision =
        gate.awaitPerson(
            request, policy, () -> journal.note(Kind.APPROVAL, "reminder: " + words, diff));
    switch (decision) {
      case Decision.Approved yes ->
          journal.note(Kind.APPROVED, "approved by " + yes.by(), yes.comment());
      case Decision.Rejected no ->
          journal.note(Kind.DECLINED, "rejected by " + no.by(), no.comment());
      case Decision.Expired expired -> journal.note(Kind.DECLINED, expiry(expired));
    }
    gate.goOn(request);
    return decision;
  }

  static String expiry(Decision.Expired expired) {
    return "nobody approved the change within " + Durations.shown(expired.after());
  }

  /** Why the task ends, where a person's no has no comment to work on. */
  static String rejection(Decision.Rejected no, List<String> what) {
    return "rejected by " + no.by() + ": " + Words.some(what);
  }
}
