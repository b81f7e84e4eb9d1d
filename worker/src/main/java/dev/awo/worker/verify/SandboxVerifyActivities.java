package dev.awo.worker.verify;

import dev.awo.def.BlobId;
import dev.awo.def.spec.VerifyCommand;
import dev.awo.def.verify.CommandProgress;
import dev.awo.def.verify.Finding;
import dev.awo.def.verify.Findings;
import dev.awo.def.verify.Verdict;
import dev.awo.def.verify.VerifyActivities;
import dev.awo.def.verify.VerifyRequest;
import dev.awo.worker.blob.BlobStore;
import dev.awo.worker.changes.ChangeManifest;
import dev.awo.worker.sandbox.BoxedCommand;
import dev.awo.worker.sandbox.CommandEnd;
import dev.awo.worker.sandbox.Sandbox;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Scans, then runs the commands in the sandbox until one fails. */
final class SandboxVerifyActivities implements VerifyActivities {
  private final BlobStore blobs;
  private final Sandbox sandbox;
  private final ChangeScan scan;
  private final Redaction redaction;

  SandboxVerifyActivities(BlobStore blobs, Sandbox sandbox, ChangeScan scan, Redaction redaction) {
    this.blobs = blobs;
    this.sandbox = sandbox;
    this.scan = scan;
    this.redaction = redaction;
  }

  @Override
  public Verdict judge(VerifyRequest request) {
    String confinement = sandbox.confinement(request.sandbox());
    Path tree = Path.of(request.workspace().directory());
    ChangeManifest changes = ChangeManifest.load(blobs, request.changes());
    VerifyLog log = new VerifyLog(redaction);

    List<Finding> found = scan.scan(tree, changes);
    log.scanned(found);
    if (found.stream().anyMatch(finding -> finding.severity().blocks())) {
      return rejected(Reports.ofScan(found), log, confinement);
    }
    Duration total = Duration.ZERO;
    for (VerifyCommand command : request.commands()) {
      CommandEnd end = run(request, tree, command);
      log.ran(command, end);
      total = total.plus(end.took());
      Optional<Report> failure = Reports.ofCommand(command, end);
      if (failure.isPresent()) {
        return rejected(failure.get(), log, confinement);
      }
    }
    Optional<Report> rewritten = Reports.ofRewrittenFiles(tree, changes, blobs);
    if (rewritten.isPresent()) {
      return rejected(rewritten.get(), log, confinement);
    }
    return new Verdict.Passed(
        Reports.passed(request.commands().size(), total), store(log.text()), confinement);
  }

  private CommandEnd run(VerifyRequest request, Path tree, VerifyCommand command) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    return sandbox.run(
        BoxedCommand.shell(
            tree,
            request.key().task().toString(),
            command.run(),
            command.timeout(),
            request.sandbox()),
        (running, bytes) ->
            context.heartbeat(new CommandProgress(command.name(), running.toSeconds(), bytes)));
  }

  private Verdict rejected(Report report, VerifyLog log, String confinement) {
    Findings findings = new Findings(report.headline(), store(redaction.redact(report.text())));
    return new Verdict.Rejected(findings, store(log.text()), confinement);
  }

  private BlobId store(String text) {
    return blobs.putText(text);
  }
}
