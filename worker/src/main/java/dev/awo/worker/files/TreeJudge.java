package dev.awo.worker.files;

import dev.awo.worker.files.FileChange.Action;
import dev.awo.worker.files.JudgeRequest.TreeChange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges what an agent has left in a tree. The same rules as for answers, but for the one about
 * shrinking files: here nothing can have been left out by writing too little.
 */
final class TreeJudge {
  private static final String LINK = "120000";

  private final ContentPolicy content;
  private final JudgeRequest request;
  private final Findings findings = new Findings();

  TreeJudge(ContentPolicy content, JudgeRequest request) {
    this.content = content;
    this.request = request;
  }

  AnswerOutcome judge() throws IOException {
    List<TreeChange> changes =
        request.changes().stream().filter(change -> !isLeftOver(change)).toList();
    if (changes.isEmpty()) {
      findings.reject(Rejection.ofAnswer(Reason.NO_EDITS, "no file was changed"));
      return findings.outcome(List.of());
    }
    if (changes.size() > request.policy().maxFiles()) {
      findings.reject(AnswerApplier.tooMany(changes.size(), request.policy().maxFiles()));
      return findings.outcome(List.of());
    }
    PathPolicy policy = new PathPolicy(request.policy());
    PathSet set = new PathSet();
    List<FileChange> accepted = new ArrayList<>();
    try (Tree tree = Tree.open(request.root(), 0)) {
      for (TreeChange change : changes) {
        Optional<Rejection> objection =
            policy
                .check(change.path())
                .or(() -> set.check(change.path()))
                .or(() -> objection(change));
        if (objection.isEmpty()) {
          objection = inTree(tree, change);
        }
        objection.ifPresent(findings::reject);
        accepted.add(accepted(change));
      }
    }
    return findings.outcome(accepted);
  }

  /** What an agent's own runs left behind is passed over, and so never committed. */
  private static boolean isLeftOver(TreeChange change) {
    return change.before().isEmpty() && Junk.pattern(change.path()).isPresent();
  }

  private Optional<Rejection> objection(TreeChange change) {
    if (change.after().isEmpty()) {
      return Optional.empty();
    }
    if (change.mode().equals(LINK)) {
      return rejected(change, Reason.SYMLINK_ESCAPE, "symbolic links may not be made");
    }
    if (FileMode.of(change.mode()).isEmpty()) {
      return rejected(
          change,
          Reason.UNSUPPORTED_MODE,
          "only plain files (100644) and executable ones (100755) may be changed, not "
              + change.mode());
    }
    FileContent now = change.after().get();
    if (now.size() > request.policy().maxFileBytes()) {
      return rejected(
          change,
          Reason.TOO_LARGE,
          "the file is larger than " + request.policy().maxFileBytes() + " bytes");
    }
    byte[] bytes = now.toByteArray();
    if (Bytes.areBinary(bytes)) {
      return rejected(change, Reason.BINARY_CONTENT, "the file is binary");
    }
    Optional<TextFile> after = TextFile.decode(bytes);
    if (after.isEmpty()) {
      return rejected(change, Reason.INVALID_UNICODE, "the file is not valid UTF-8");
    }
    List<String> before =
        change
            .before()
            .flatMap(old -> TextFile.decode(old.toByteArray()))
            .map(TextFile::texts)
            .orElse(List.of());
    return content.check(change.path(), before, after.get().texts());
  }

  private static Optional<Rejection> inTree(Tree tree, TreeChange change) throws IOException {
    RepoPath path = RepoPath.of(change.path());
    if (tree.at(path) instanceof Tree.Entry.Barred barred) {
      return rejected(change, barred.reason(), barred.detail());
    }
    List<String> alike = tree.alike(path);
    return change.before().isEmpty() && alike.size() > 1
        ? rejected(
            change,
            Reason.CASE_COLLISION,
            "files differ only in case or composition: " + String.join(", ", alike))
        : Optional.empty();
  }

  private FileChange accepted(TreeChange change) {
    Action action =
        change.before().isEmpty()
            ? Action.CREATED
            : change.after().isEmpty() ? Action.DELETED : Action.MODIFIED;
    FileChange accepted =
        new FileChange(
            change.path(),
            action,
            change.after(),
            FileMode.of(change.mode()).orElse(FileMode.REGULAR));
    Approvals.of(accepted, change.before(), request.policy().lifted()).ifPresent(findings::approve);
    return accepted;
  }

  private static Optional<Rejection> rejected(TreeChange change, Reason reason, String detail) {
    return Optional.of(new Rejection(change.path(), reason, detail));
  }
}
