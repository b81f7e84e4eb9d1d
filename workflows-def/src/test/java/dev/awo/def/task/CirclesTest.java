package dev.awo.def.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.def.WorkflowIds;
import dev.awo.def.approval.RejectRequest;
import dev.awo.def.files.GuardRules;
import dev.awo.def.files.Written;
import dev.awo.def.generate.Generation;
import dev.awo.def.generate.ModelChoice;
import dev.awo.def.generate.StopReason;
import dev.awo.def.ledger.TaskEvent;
import dev.awo.def.verify.Findings;
import dev.awo.def.verify.SandboxRules;
import dev.awo.def.verify.Verdict;
import io.temporal.client.WorkflowClient;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Attempts that go round in circles. */
class CirclesTest {
  private static final ModelChoice FALLBACK = new ModelChoice("openai", "gpt", 1_000, 1_000);

  private final FakeRooms rooms = new FakeRooms();

  @RegisterExtension final TaskServer server = new TaskServer(rooms, "host");

  private TestWorkflowEnvironment temporal;
  private TaskWorkflow task;

  @BeforeEach
  void takeServer() {
    temporal = server.temporal();
    task = server.task();
  }

  @Test
  void theSameFindingsTwiceInARowEndTheAttempts() {
    rejections("tests failed", "tests failed");

    assertThat(task.run(request(5, Optional.empty())))
        .isEqualTo(
            new TaskOutcome.Failed(
                "stopped after attempt 2 of 5, the same findings twice in a row: tests failed",
                Optional.of(FakeRooms.FINDINGS),
                2_000));
    assertThat(rooms.calls).filteredOn("answer"::equals).hasSize(2);
    assertThat(rooms.calls).endsWith("rollback", "release", "close");
  }

  @Test
  void findingsThatDifferInTimesOnlyAreTheSame() {
    rooms.verdicts.add(() -> rejected(1, "like"));
    rooms.verdicts.add(() -> rejected(2, "like"));

    assertThat(task.run(request(5, Optional.empty())))
        .isInstanceOfSatisfying(
            TaskOutcome.Failed.class,
            failed -> assertThat(failed.reason()).contains("the same findings twice in a row"));
  }

  @Test
  void theSameAnswerTwiceInARowEndsTheAttempts() {
    rooms.generations.add(() -> FakeRooms.generation(StopReason.STOP));
    rooms.generations.add(() -> FakeRooms.generation(StopReason.STOP));
    rooms.verdicts.add(() -> rejected(1, "one"));
    rooms.verdicts.add(() -> rejected(2, "two"));

    assertThat(task.run(request(3, Optional.empty())))
        .isInstanceOfSatisfying(
            TaskOutcome.Failed.class,
            failed ->
                assertThat(failed.reason())
                    .isEqualTo(
                        "stopped after attempt 2 of 3, the same answer twice in a row:"
                            + " tests failed"));
  }

  @Test
  void anAgentThatSaysTheSameOfOtherWorkIsInNoCircle() {
    for (int i = 1; i <= 2; i++) {
      int work = i;
      rooms.generations.add(() -> madeByAgent(work));
      rooms.verdicts.add(() -> rejected(work, "failure " + work));
    }

    assertThat(task.run(request(3, Optional.empty()))).isInstanceOf(TaskOutcome.Completed.class);
  }

  @Test
  void aDifferentFailureInBetweenIsNoCircle() {
    rooms.verdicts.add(() -> rejected(1, "one"));
    rooms.verdicts.add(() -> rejected(2, "two"));
    rooms.verdicts.add(() -> rejected(1, "one"));

    assertThat(task.run(request(4, Optional.empty()))).isInstanceOf(TaskOutcome.Completed.class);
  }

  @Test
  void theFallbackModelTakesOverWithWhatWasFoundAndIsTriedOnce() {
    rejections("tests failed", "tests failed", "tests failed", "tests failed");

    TaskOutcome outcome = task.run(request(6, Optional.of(FALLBACK)));

    assertThat(rooms.prompts)
        .extracting(p -> p.model().toString())
        .endsWith("openai/gpt", "openai/gpt");
    assertThat(rooms.prompts).hasSize(4);
    assertThat(rooms.prompts.get(2).feedback().orElseThrow().findings())
        .isEqualTo(FakeRooms.FINDINGS);
    assertThat(rooms.events)
        .filteredOn(event -> event.kind() == TaskEvent.Kind.FALLBACK)
        .extracting(TaskEvent::text)
        .containsExactly("the same findings twice in a row; going on with openai/gpt");
    assertThat(((TaskOutcome.Failed) outcome).reason()).startsWith("stopped after attempt 4 of 6");
  }

  @Test
  void truncatedAnswersAreNoCircle() {
    for (int i = 0; i < 2; i++) {
      rooms.generations.add(() -> FakeRooms.generation(StopReason.LENGTH));
      rooms.writes.add(new Written.Blocked(new Findings("truncated", FakeRooms.FINDINGS)));
    }

    assertThat(task.run(request(3, Optional.empty()))).isInstanceOf(TaskOutcome.Completed.class);
  }

  @Test
  void aPersonIsNotAskedAgainAboutTheAnswerTheyTurnedDown() {
    for (int i = 0; i < 2; i++) {
      rooms.generations.add(() -> FakeRooms.generation(StopReason.STOP));
      rooms.writes.add(new Written.Applied(FakeRooms.BLOB, 1, List.of("package.json: scripts")));
    }
    WorkflowClient.start(task::run, request(3, Optional.empty()));
    while (!rooms.calls.contains("note approval")) {
      temporal.sleep(Duration.ofSeconds(1));
    }

    task.reject(new RejectRequest("ada", Optional.of(FakeRooms.FINDINGS)));

    TaskOutcome outcome =
        temporal
            .getWorkflowClient()
            .newUntypedWorkflowStub(WorkflowIds.task(TaskServer.KEY))
            .getResult(TaskOutcome.class);
    assertThat(((TaskOutcome.Failed) outcome).reason())
        .isEqualTo(
            "stopped after attempt 2 of 3, the answer that was rejected came again:"
                + " rejected by ada: package.json: scripts");
    assertThat(rooms.calls).filteredOn("note approval"::equals).hasSize(1);
  }

  private void rejections(String... headlines) {
    for (String headline : headlines) {
      rooms.verdicts.add(() -> FakeRooms.rejected(headline));
    }
  }

  private static Generation madeByAgent(int work) {
    Generation said = FakeRooms.generation(StopReason.STOP);
    return new Generation(
        said.prompt(),
        said.answer(),
        said.stop(),
        said.usage(),
        said.millis(),
        said.reused(),
        Optional.of(FakeRooms.answer(2_000 + work)));
  }

  private static Verdict rejected(int text, String likeness) {
    return new Verdict.Rejected(
        new Findings("tests failed", FakeRooms.answer(1_000 + text), Optional.of(likeness)),
        FakeRooms.BLOB,
        "none");
  }

  private static TaskRequest request(int maxAttempts, Optional<ModelChoice> fallback) {
    return new TaskRequest(
        TaskServer.KEY,
        "/repository",
        Optional.empty(),
        List.of(new Step("step", "implement", FakeRooms.BLOB, List.of(), Map.of())),
        new ModelChoice("scripted", "script", 1_000, 1_000),
        fallback,
        maxAttempts,
        List.of(),
        GuardRules.BUILT_IN,
        SandboxRules.DEFAULT,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        1,
        Optional.empty(),
        Optional.empty());
  }
}
