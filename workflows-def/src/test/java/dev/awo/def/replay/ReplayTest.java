package dev.awo.def.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.awo.def.TaskQueues;
import dev.awo.def.autopilot.AutopilotWorkflows;
import dev.awo.def.dispatch.DispatchWorkflows;
import dev.awo.def.merge.MergeWorkflows;
import dev.awo.def.notify.NotifyWorkflows;
import dev.awo.def.task.TaskWorkflows;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import io.temporal.workflow.WorkflowInterface;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Workflows that are under way must go on under the code of today. */
class ReplayTest {
  /** In milliseconds; loading classes on a busy machine is no deadlock. */
  private static final long COLD_START = 30_000;

  private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();

  @AfterEach
  void stopTemporal() {
    temporal.close();
  }

  static List<Path> histories() throws IOException {
    return SavedHistories.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("histories")
  void whatEarlierCodeDidIsDoneAgain(Path history) throws Exception {
    WorkflowReplayer.replayWorkflowExecution(SavedHistories.read(history), worker());
  }

  @Test
  void aWorkflowThatCallsItsActivitiesInAnotherOrderIsNoticed() throws Exception {
    String json = SavedHistories.text(oneOf("TaskWorkflow"));
    String swapped =
        json.replace("\"FilesWrite\"", "\"x\"")
            .replace("\"GenerateAnswer\"", "\"FilesWrite\"")
            .replace("\"x\"", "\"GenerateAnswer\"");

    assertThat(swapped).isNotEqualTo(json);
    assertThatThrownBy(
            () ->
                WorkflowReplayer.replayWorkflowExecution(
                    WorkflowExecutionHistory.fromJson(swapped), worker()))
        .hasStackTraceContaining("NonDeterministic");
  }

  @Test
  void everyTypeOfWorkflowHasASavedHistory() throws IOException {
    Set<String> saved = new TreeSet<>();
    for (Path history : SavedHistories.all()) {
      saved.add(typeOf(SavedHistories.read(history)));
    }
    Set<String> types =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.awo.def")
                .stream()
                .filter(type -> type.isAnnotatedWith(WorkflowInterface.class))
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toSet());

    assertThat(types).isNotEmpty();
    assertThat(saved).containsExactlyInAnyOrderElementsOf(types);
  }

  private Worker worker() {
    Worker worker =
        temporal.newWorker(
            TaskQueues.WORKFLOWS,
            WorkerOptions.newBuilder().setDefaultDeadlockDetectionTimeout(COLD_START).build());
    TaskWorkflows.registerOn(worker);
    DispatchWorkflows.registerOn(worker);
    MergeWorkflows.registerOn(worker);
    AutopilotWorkflows.registerOn(worker);
    NotifyWorkflows.registerOn(worker);
    return worker;
  }

  private static Path oneOf(String type) throws IOException {
    for (Path history : SavedHistories.all()) {
      if (typeOf(SavedHistories.read(history)).equals(type)) {
        return history;
      }
    }
    throw new AssertionError("no history of " + type);
  }

  private static String typeOf(WorkflowExecutionHistory history) {
    return history
        .getEvents()
        .getFirst()
        .getWorkflowExecutionStartedEventAttributes()
        .getWorkflowType()
        .getName();
  }
}
