package dev.awo.worker.verify;

import dev.awo.def.BlobId;
import dev.awo.def.FailureKind;
import dev.awo.def.spec.VerifyCommand;
import dev.awo.def.verify.Finding;
import dev.awo.def.verify.Findings;
import dev.awo.def.verify.Verdict;
import dev.awo.def.verify.VerifyActivities;
import dev.awo.def.verify.VerifyRequest;
import dev.awo.worker.blob.BlobStore;
import dev.awo.worker.changes.ChangeManifest;
import dev.awo.worker.sandbox.BoxedCommand;
import dev.awo.worker.sandbox.CommandEnd;
import dev.awo.worker.sandbox.Provision;
import dev.awo.worker.sandbox.Provisions;
import dev.awo.worker.sandbox.Pulse;
import dev.awo.worker.sandbox.Sandbox;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Verification by processes on this host. */
final class ProcessVerifyActivities implements VerifyActivities {
  private final BlobStore blobs;
  private final Sandbox sandbox;
  private final Provisions provisions;
  private final ChangeScan scan;
  private final Redaction redaction;

  ProcessVerifyActivities(
      BlobStore blobs,
      Sandbox sandbox,
      Provisions provisions,
      ChangeScan scan,
      Redaction redaction) {
    this.blobs = blobs;
    this.sandbox = sandbox;
    this.provisions = provisions;
    this.scan = scan;
    this.redaction = redaction;
  }

  @Override
  public Verdict judge(VerifyRequest request) {
    Path tree = Path.of(request.workspace().directory());
    ChangeManifest changes = ChangeManifest.load(blobs, request.changes());
    String confinement = sandbox.confinement(request.sandbox());
    VerifyLog log = new VerifyLog(confinement);
    Optional<Complaint> complaint = complaint(request, tree, changes, log);
    if (complaint.isPresent()) {
      String text = redaction.redact(complaint.get().text());
      Findings findings =
          new Findings(
              redaction.redact(complaint.get().headline()),
              blobs.putText(text),
              Optional.of(Likeness.of(text)));
      return new Verdict.Rejected(findings, stored(log), confinement);
    }
    return new Verdict.Passed(log.headline(), stored(log), confinement);
  }

  private BlobId stored(VerifyLog log) {
    return blobs.putText(redaction.redact(log.text()));
  }

  private Optional<Complaint> complaint(
      VerifyRequest request, Path tree, ChangeManifest changes, VerifyLog log) {
    List<Finding> found = scan.scan(request.workspace(), changes);
    log.scanned(found);
    List<Finding> blocking = found.stream().filter(f -> f.severity().blocks()).toList();
    if (!blocking.isEmpty()) {
      return Optional.of(Complaint.ofScan(blocking));
    }
    for (VerifyCommand command : request.commands()) {
      CommandEnd end = run(request, tree, command);
      log.ran(command, end);
      requireFound(command, end);
      if (!(end instanceof CommandEnd.Exited exited && exited.code() == 0)) {
        return Optional.of(Complaint.ofCommand(command, end, log.passed()));
      }
      List<String> rewritten = WrittenFiles.changedSince(tree, changes, blobs);
      if (!rewritten.isEmpty()) {
        return Optional.of(Complaint.ofRewriting(command, rewritten));
      }
    }
    return Optional.empty();
  }

  private CommandEnd run(VerifyRequest request, Path tree, VerifyCommand command) {
    BoxedCommand boxed =
        BoxedCommand.shell(
            tree,
            request.key().task() + "/" + request.key().run(),
            command.run(),
            command.timeout(),
            request.sandbox());
    return sandbox.run(boxed.with(provision(request)), heartbeat(command));
  }

  private Optional<Provision> provision(VerifyRequest request) {
    return request
        .prepared()
        .map(
            state ->
                provisions
                    .find(state)
                    .orElseThrow(
                        () ->
                            FailureKind.WORKSPACE_LOST.failure(
                                "the project's dependencies are no longer on this host: the task"
                                    + " must begin anew")));
  }

  /** Throws when the activity was cancelled or timed out, or the worker is stopping. */
  private static Pulse heartbeat(VerifyCommand command) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    return (running, bytes) -> context.heartbeat(Words.running(command, running, bytes));
  }

  /** A tool that is missing is for the operator to mend: no attempt of a model's would. */
  private static void requireFound(VerifyCommand command, CommandEnd end) {
    if (end instanceof CommandEnd.Exited exited && exited.code() == 127) {
      MissingProgram.in(exited.output().text())
          .ifPresent(
              program -> {
                throw FailureKind.SANDBOX.failure(
                    "the verify command `"
                        + command.run()
                        + "` needs `"
                        + program
                        + "`, which the worker's PATH does not lead to inside the sandbox:"
                        + " install it, or correct the command");
              });
    }
  }
}
