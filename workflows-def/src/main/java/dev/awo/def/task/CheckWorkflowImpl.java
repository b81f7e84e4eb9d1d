package dev.awo.def.task;

import dev.awo.def.AttemptKey;
import dev.awo.def.git.OpenRequest;
import dev.awo.def.git.ReleaseRequest;
import dev.awo.def.git.Workspace;
import dev.awo.def.verify.Prepared;
import dev.awo.def.verify.Verdict;
import dev.awo.def.verify.VerifyRequest;
import io.temporal.workflow.Workflow;
import java.util.Optional;

/** Open, verify, hand back. */
final class CheckWorkflowImpl implements CheckWorkflow {
  @Override
  public CheckResult run(CheckRequest request) {
    String run = Workflow.getInfo().getRunId();
    Workspace workspace =
        Rooms.opening("open a workspace of " + request.key().project())
            .open(new OpenRequest(request.key(), run, request.repository(), request.base()));
    try {
      return check(request, run, workspace);
    } finally {
      Workflow.newDetachedCancellationScope(
              () ->
                  Rooms.git(workspace, "hand back the workspace")
                      .release(new ReleaseRequest(request.key(), run)))
          .run();
    }
  }

  private static CheckResult check(CheckRequest request, String run, Workspace workspace) {
    if (request.preparation().isEmpty()) {
      return judge(request, run, workspace, Optional.empty());
    }
    Prepared prepared =
        Preparing.ask(
            request.key().project(), request.preparation().get(), workspace, request.sandbox());
    return switch (prepared) {
      case Prepared.Ready ready -> judge(request, run, workspace, Optional.of(ready.state()));
      case Prepared.Failed failed ->
          new CheckResult(
              false, failed.findings().headline(), workspace.base(), failed.findings().text());
    };
  }

  private static CheckResult judge(
      CheckRequest request, String run, Workspace workspace, Optional<String> prepared) {
    Verdict verdict =
        Rooms.verify(workspace, Words.verifying(request.verify()))
            .judge(
                new VerifyRequest(
                    new AttemptKey(request.key(), run, 0, 1),
                    workspace,
                    request.nothing(),
                    request.verify(),
                    request.sandbox(),
                    prepared));
    return switch (verdict) {
      case Verdict.Passed passed ->
          new CheckResult(true, passed.headline(), workspace.base(), passed.log());
      case Verdict.Rejected rejected ->
          new CheckResult(false, rejected.findings().headline(), workspace.base(), rejected.log());
    };
  }
}
