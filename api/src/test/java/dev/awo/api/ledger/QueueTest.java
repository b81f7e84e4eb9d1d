package dev.awo.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.api.view.QueueMode;
import dev.awo.api.view.QueueView;
import dev.awo.api.view.QueueView.State;
import dev.awo.def.TaskKey;
import dev.awo.def.dispatch.Mode;
import dev.awo.def.dispatch.ModeNote;
import dev.awo.def.dispatch.SurveyRequest;
import dev.awo.def.dispatch.TaskEnd;
import dev.awo.def.dispatch.TaskRound;
import dev.awo.def.ledger.Grant;
import dev.awo.def.ledger.TaskEvent;
import dev.awo.def.ledger.TaskNote;
import dev.awo.def.ledger.TaskRecord;
import dev.awo.def.task.TaskOutcome;
import dev.awo.def.task.TaskStatus;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueTest {
  private static final TaskOutcome DONE =
      new TaskOutcome.Completed("auto/x", "a".repeat(40), LedgerFixture.BLOB, 1, 0);
  private static final TaskOutcome FAILED = new TaskOutcome.Failed("no", Optional.empty(), 0);

  @TempDir Path directory;
  private LedgerFixture fixture;

  @BeforeEach
  void open() {
    fixture = new LedgerFixture(directory);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void everyWaitingTaskSaysWhy() {
    note(new Mode.Watch(), 1);
    fixture.run(queued("runs", List.of(), List.of("src/")));
    fixture.end(ended("failed"), FAILED);
    queued("same-files", List.of(), List.of("src/App.java"));
    queued("waits", List.of("runs"), List.of());
    queued("broken", List.of("failed", "waits"), List.of());
    queued("after-broken", List.of("broken"), List.of());
    queued("dangling", List.of("nobody"), List.of());
    queued("ready", List.of(), List.of());
    TaskKey held = queued("held", List.of(), List.of());
    fixture
        .activities()
        .note(
            new TaskNote(
                held,
                LedgerFixture.RUN,
                TaskStatus.PAUSED,
                List.of(LedgerFixture.event(1, TaskEvent.Kind.PAUSED, "paused"))));

    assertThat(lines(Optional.empty()))
        .containsExactly(
            "runs RUNNING started",
            "same-files PENDING waits for 'runs', which may change the same files",
            "waits PENDING waits for 'runs'",
            "ready PENDING waits for its turn",
            "held PENDING paused; 'awo task resume held' lets it go on",
            "broken BLOCKED needs 'failed', which failed; 'awo task retry failed' runs it again",
            "after-broken BLOCKED needs 'broken', which is blocked",
            "dangling BLOCKED needs 'nobody', and there is no such task",
            "failed FAILED no");
    QueueView.ProjectQueue project = view(Optional.empty()).projects().getFirst();
    assertThat(project.mode()).isEqualTo(QueueMode.WATCH);
    assertThat(List.of(project.pending(), project.blocked(), project.running()))
        .containsExactly(4L, 3L, 1L);
  }

  @Test
  void aPausedQueueIsTheReasonOfAllThatCouldRun() {
    queued("ready", List.of(), List.of());
    note(new Mode.Loop(), 5);
    note(new Mode.Paused(), 6);
    note(new Mode.Watch(), 4);

    assertThat(lines(Optional.of(State.PENDING)).getFirst())
        .contains("the queue of shop is paused");
  }

  @Test
  void thousandsThatEndedAreListedPageByPage() {
    List<NewTaskRecord> records = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      records.add(
          new NewTaskRecord(
              new TaskKey("shop", "t" + i),
              "{}",
              "print",
              LedgerFixture.BLOB,
              LedgerFixture.UNPRICED,
              Optional.of(new Place(3, List.of(), List.of())),
              Optional.empty()));
    }
    assertThat(fixture.ledger().tasks().insert(records)).hasSize(2_000);
    assertThat(fixture.ledger().tasks().insert(records)).isEmpty();
    records.stream().limit(600).forEach(task -> fixture.end(task.key(), DONE));

    QueueView page =
        fixture
            .ledger()
            .queue()
            .view(new QueueFilter(Optional.of(State.DONE), Optional.of("shop"), 500, 200));

    assertThat(page.counts().done()).isEqualTo(600);
    assertThat(page.counts().pending()).isEqualTo(1_400);
    assertThat(page.items()).hasSize(100);
    assertThat(page.next()).isEmpty();
  }

  @Test
  void anotherRoundStartsAfreshAndLateWordOfTheOldOneDoesNotCount() {
    TaskKey key = queued("again", List.of(), List.of());
    fixture.run(key);
    fixture.end(key, FAILED);

    assertThat(fixture.ledger().tasks().reopen(key, "{\"round\":2}", "queued again")).isTrue();
    assertThat(fixture.ledger().tasks().reopen(key, "{}", "twice")).isFalse();
    fixture.end(key, FAILED);
    fixture.run(key);

    assertThat(fixture.ledger().tasks().find(key).orElseThrow().status())
        .isEqualTo(TaskStatus.QUEUED);
    assertThat(fixture.ledger().tasks().round(key)).isEqualTo(2);
    assertThat(ends(new TaskRound("again", 1)))
        .containsExactly(new TaskEnd("again", 1, TaskStatus.FAILED));
    assertThat(ends(new TaskRound("again", 2))).isEmpty();
    assertThat(ends(new TaskRound("again", 0))).isEmpty();

    fixture
        .activities()
        .close(
            new TaskRecord(
                key,
                "run-2",
                DONE,
                List.of(LedgerFixture.event(1, TaskEvent.Kind.COMPLETED, "done"))));
    assertThat(ends(new TaskRound("again", 2)))
        .containsExactly(new TaskEnd("again", 2, TaskStatus.COMPLETED));
    assertThat(fixture.ledger().tasks().reopen(key, "{}", "done already")).isFalse();
  }

  @Test
  void aTaskKeepsToItsOwnBudget() {
    TaskKey key = new TaskKey("shop", "cheap");
    fixture
        .ledger()
        .tasks()
        .insert(
            new NewTaskRecord(
                key,
                "{}",
                "print",
                LedgerFixture.BLOB,
                LedgerFixture.PRICED,
                Optional.empty(),
                Optional.of(500_000L)));

    assertThat(
            fixture
                .activities()
                .reserve(
                    LedgerFixture.reservation(LedgerFixture.attempt(key, 1), LedgerFixture.PRICED)))
        .isInstanceOfSatisfying(
            Grant.Refused.class,
            refused -> assertThat(refused.limit()).contains("the task's own budget"));
  }

  private List<TaskEnd> ends(TaskRound round) {
    return fixture.ledger().dispatch().ended(new SurveyRequest("shop", List.of(round))).ended();
  }

  private TaskKey ended(String id) {
    return queued(id, List.of(), List.of());
  }

  private TaskKey queued(String id, List<String> needs, List<String> touches) {
    return fixture.queued("shop", id, "openai", new Place(3, needs, touches));
  }

  private void note(Mode mode, long second) {
    fixture.ledger().dispatch().note(new ModeNote("shop", mode, Instant.ofEpochSecond(second)));
  }

  private List<String> lines(Optional<State> state) {
    return view(state).items().stream()
        .map(
            item -> item.task().id() + " " + item.state() + " " + item.reason().orElse("no reason"))
        .toList();
  }

  private QueueView view(Optional<State> state) {
    return fixture.ledger().queue().view(new QueueFilter(state, Optional.empty(), 0, 50));
  }
}
