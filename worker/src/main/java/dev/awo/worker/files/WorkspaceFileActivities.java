package dev.awo.worker.files;

import dev.awo.def.BlobId;
import dev.awo.def.FailureKind;
import dev.awo.def.files.FileActivities;
import dev.awo.def.files.GuardRules;
import dev.awo.def.files.WriteRequest;
import dev.awo.def.files.Written;
import dev.awo.def.git.Workspace;
import dev.awo.worker.blob.BlobStore;
import dev.awo.worker.changes.ChangeManifest;
import dev.awo.worker.changes.TreeAnswer;
import io.temporal.activity.Activity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Applies answers to workspaces, and keeps what they changed as a manifest. */
final class WorkspaceFileActivities implements FileActivities {
  /** The list travels in histories; a person sees all of it in the diff. */
  private static final int MOST_APPROVALS = 50;

  private final BlobStore blobs;
  private final AnswerApplier applier;
  private final CleanTree cleanTree;
  private final IgnoredPaths ignored;

  WorkspaceFileActivities(
      BlobStore blobs, AnswerApplier applier, CleanTree cleanTree, IgnoredPaths ignored) {
    this.blobs = blobs;
    this.applier = applier;
    this.cleanTree = cleanTree;
    this.ignored = ignored;
  }

  /** An earlier try may have been killed half-way, so a repeated one begins with a clean tree. */
  @Override
  public Written write(WriteRequest request) {
    if (Activity.getExecutionContext().getInfo().getAttempt() > 1) {
      cleanTree.restore(request.workspace());
    }
    try {
      Optional<TreeAnswer> tree = request.tree().map(id -> TreeAnswer.load(blobs, id));
      Optional<String> complaint = tree.flatMap(TreeAnswer::complaint);
      if (complaint.isPresent()) {
        return new Written.Blocked(complaintOf(complaint.get()));
      }
      AnswerOutcome outcome = tree.isPresent() ? write(request, tree.get()) : apply(request);
      return switch (outcome) {
        case AnswerOutcome.Applied applied -> keep(applied);
        case AnswerOutcome.Blocked blocked -> new Written.Blocked(findings(blocked.rejections()));
      };
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write into the workspace", e);
    }
  }

  private AnswerOutcome apply(WriteRequest request) throws IOException {
    return applier.apply(
        new ApplyRequest(
            Path.of(request.workspace().directory()),
            AnswerText.decode(blobs.get(request.answer())),
            request.stop(),
            policy(request.guard()),
            path -> litter(request.workspace(), path),
            ApplyRequest.Writing.WRITE));
  }

  private AnswerOutcome write(WriteRequest request, TreeAnswer tree) throws IOException {
    Path root = Path.of(request.workspace().directory());
    return applier.write(
        new JudgeRequest(root, new AgentChanges(root).of(tree, blobs), policy(request.guard())));
  }

  private dev.awo.def.verify.Findings complaintOf(String complaint) {
    String headline = complaint.lines().findFirst().orElse(complaint);
    return new dev.awo.def.verify.Findings(headline, blobs.putText(complaint + "\n"));
  }

  private Optional<String> litter(Workspace workspace, String path) {
    return Junk.pattern(path)
        .map(pattern -> "such files are never committed (" + pattern + ")")
        .or(
            () ->
                ignored.ignores(workspace, path)
                    ? Optional.of("the project's .gitignore passes this file over")
                    : Optional.empty());
  }

  private Written keep(AnswerOutcome.Applied applied) {
    List<dev.awo.worker.changes.FileChange> changes =
        applied.changes().stream().map(this::keep).toList();
    List<String> approvals =
        applied.needsApproval().stream()
            .limit(MOST_APPROVALS)
            .map(a -> a.path() + ": " + a.what())
            .toList();
    BlobId manifest = new ChangeManifest(changes).storeIn(blobs);
    return new Written.Applied(manifest, changes.size(), approvals);
  }

  private dev.awo.worker.changes.FileChange keep(FileChange change) {
    Optional<BlobId> content = change.content().map(bytes -> blobs.put(bytes.toByteArray()));
    if (content.isEmpty()) {
      return new dev.awo.worker.changes.FileChange.Delete(change.path());
    }
    return new dev.awo.worker.changes.FileChange.Put(
        change.path(), content.get(), change.mode() == FileMode.EXECUTABLE);
  }

  private dev.awo.def.verify.Findings findings(List<Rejection> rejections) {
    String headline =
        rejections.stream()
            .map(rejection -> rejection.reason().wireName())
            .distinct()
            .collect(Collectors.joining(", ", "answer refused: ", ""));
    String text =
        rejections.stream()
            .map(WorkspaceFileActivities::line)
            .collect(Collectors.joining("\n", "The answer was refused by the guard:\n", "\n"));
    return new dev.awo.def.verify.Findings(headline, blobs.putText(text));
  }

  private static String line(Rejection rejection) {
    String where = rejection.path().isEmpty() ? "the answer" : rejection.path();
    return "- " + where + ": " + rejection.reason().wireName() + ": " + rejection.detail();
  }

  private static GuardPolicy policy(GuardRules rules) {
    try {
      return new GuardPolicy(
          rules.protect(),
          rules.allow(),
          GuardPolicy.DEFAULT.maxFileBytes(),
          GuardPolicy.DEFAULT.maxFiles());
    } catch (IllegalArgumentException e) {
      throw FailureKind.INVALID_REQUEST.failure("protected files: " + e.getMessage(), e);
    }
  }
}
