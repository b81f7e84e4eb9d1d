package dev.awo.worker.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.awo.def.FailureKind;
import dev.awo.def.TaskKey;
import dev.awo.def.git.GitActivities;
import dev.awo.def.git.OpenRequest;
import dev.awo.def.git.Workspace;
import dev.awo.worker.blob.DirectoryBlobStore;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The room as a worker has it: registered once, called through Temporal. */
class GitRoomTest {
  private static final String QUEUE = "git-room-test";

  @TempDir private Path scratch;

  @WorkflowInterface
  public interface OpenWorkflow {
    @WorkflowMethod
    Workspace open(OpenRequest request);
  }

  public static final class OpenWorkflowImpl implements OpenWorkflow {
    @Override
    public Workspace open(OpenRequest request) {
      return Workflow.newActivityStub(GitActivities.class, GitActivities.OPTIONS).open(request);
    }
  }

  @Test
  void aWorkerServesTheActivities() {
    UserRepo repo = UserRepo.small(scratch.resolve("repo"));

    Workspace workspace = throughTemporal(repo.path());

    assertThat(workspace.hostQueue()).isEqualTo("awo-host-test");
    assertThat(workspace.hostPatience()).isEqualTo(Duration.ofMinutes(3));
    assertThat(Path.of(workspace.directory(), "README.md")).hasContent("# Small\n");
  }

  @Test
  void aRefusalIsNotRetriedAndKeepsItsLine() {
    assertThatThrownBy(() -> throughTemporal(scratch))
        .isInstanceOf(WorkflowFailedException.class)
        .cause()
        .isInstanceOf(ActivityFailure.class)
        .cause()
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo(FailureKind.REPOSITORY.name());
              assertThat(failure.getOriginalMessage()).contains("is not in a git repository");
            });
  }

  @Test
  void theUsersOwnConfigurationIsNotRead() throws Exception {
    TestRoom.at(scratch);

    SystemReader reader = SystemReader.getInstance();

    assertThat(reader.getUserConfig().getSections()).containsExactly("core", "reftable");
    assertThat(reader.getSystemConfig().getSections()).containsExactly("core", "reftable");
    assertThat(reader.getenv("PATH")).isNull();
  }

  private Workspace throughTemporal(Path repository) {
    try (TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance()) {
      Worker worker = temporal.newWorker(QUEUE);
      GitSettings settings =
          new GitSettings(
              scratch.resolve("workspaces"),
              "awo-host-test",
              Duration.ofMinutes(3),
              1,
              CommitIdentity.ORCHESTRATOR);
      new GitRoom(settings, new DirectoryBlobStore(scratch.resolve("blobs"))).registerOn(worker);
      worker.registerWorkflowImplementationTypes(OpenWorkflowImpl.class);
      temporal.start();
      WorkflowClient client = temporal.getWorkflowClient();
      OpenWorkflow workflow =
          client.newWorkflowStub(
              OpenWorkflow.class, WorkflowOptions.newBuilder().setTaskQueue(QUEUE).build());
      return workflow.open(
          new OpenRequest(
              new TaskKey("demo", "t"), "run-1", repository.toString(), Optional.empty()));
    }
  }
}
