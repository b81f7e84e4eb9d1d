package dev.awo.api.cli;

import dev.awo.api.view.MergeDecision;
import dev.awo.api.view.MergeView;
import dev.awo.def.merge.MergeStatus;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code awo rollback}: a merge is taken back. */
@Command(
    name = "rollback",
    description = {
      "Take a task's merge back by a revert commit, also when the base branch has gone on since.",
      "The result is verified before the base branch is moved."
    },
    footer = {"", "Example:", "  awo rollback fix-greeting --reason \"breaks the checkout\""})
final class RollbackCommand implements Callable<Integer> {
  private final Awo awo;

  @Parameters(index = "0", paramLabel = "TASK", description = "A merged task.")
  private String task = "";

  @Option(names = "--project", paramLabel = "ID", description = "The task's project.")
  private Optional<String> project = Optional.empty();

  @Option(names = "--reason", paramLabel = "TEXT", description = "For the commit message.")
  private Optional<String> reason = Optional.empty();

  @Option(names = "--no-wait", description = "Return when the queue has it.")
  private boolean noWait;

  RollbackCommand(Awo awo) {
    this.awo = awo;
  }

  @Override
  public Integer call() {
    MergeTarget target = MergeTarget.of(awo, task, project);
    MergeView asked = target.post(target.path("/rollback"), new MergeDecision(reason));
    MergeView end = noWait ? asked : target.follow(asked, MergeStatus::isActive);
    Output output = awo.output();
    output.result(end, () -> output.line(end.task() + ": " + end.words()));
    boolean isDone = noWait || end.status() == MergeStatus.REVERTED;
    return isDone ? ExitCode.DONE : ExitCode.FAILED;
  }
}
