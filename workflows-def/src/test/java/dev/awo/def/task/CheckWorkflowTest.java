package dev.awo.def.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.def.TaskKey;
import dev.awo.def.TaskQueues;
import dev.awo.def.WorkflowIds;
import dev.awo.def.replay.SavedHistories;
import dev.awo.def.spec.VerifyCommand;
import dev.awo.def.verify.SandboxRules;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class CheckWorkflowTest {
  private final FakeRooms rooms = new FakeRooms();
  private TestWorkflowEnvironment temporal;

  @BeforeEach
  void startTemporal() {
    temporal = TestWorkflowEnvironment.newInstance();
    TaskWorkflows.registerOn(temporal.newWorker(TaskQueues.WORKFLOWS));
    List.of(TaskQueues.WORKSPACES, "host", TaskQueues.verify("host"))
        .forEach(queue -> temporal.newWorker(queue).registerActivitiesImplementations(rooms));
    temporal.start();
  }

  @AfterEach
  void stopTemporal(TestInfo test) {
    SavedHistories.record(
        temporal.getWorkflowClient(),
        WorkflowIds.check("p"),
        test.getTestMethod().orElseThrow().getName());
    temporal.close();
  }

  @Test
  void theBranchIsVerifiedAsItStands() {
    assertThat(run())
        .isEqualTo(new CheckResult(true, "1 command passed", "0123456789", FakeRooms.BLOB));
    assertThat(rooms.calls).containsExactly("open", "judge", "release");
  }

  @Test
  void aFailingCommandIsAResult() {
    rooms.verdicts.add(() -> FakeRooms.rejected("make test: exit code 2"));

    assertThat(run().passed()).isFalse();
    assertThat(rooms.calls).endsWith("release");
  }

  private CheckResult run() {
    return temporal
        .getWorkflowClient()
        .newWorkflowStub(
            CheckWorkflow.class,
            WorkflowOptions.newBuilder()
                .setTaskQueue(TaskQueues.WORKFLOWS)
                .setWorkflowId(WorkflowIds.check("p"))
                .build())
        .run(
            new CheckRequest(
                new TaskKey("p", "check"),
                "/repository",
                Optional.of("main"),
                List.of(VerifyCommand.of("make test")),
                SandboxRules.DEFAULT,
                Optional.empty(),
                FakeRooms.BLOB));
  }
}
