package dev.awo.def.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.def.task.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
  private static final Instant NOW = Instant.EPOCH;

  private final Schedule schedule = new Schedule(DispatchState.empty("p", 3));

  @Test
  void aPausedDispatcherStartsNothing() {
    enqueue(task("a", 3, 0));

    assertThat(drain()).isEmpty();
  }

  @Test
  void theMostUrgentGoesFirstAndOfEquallyUrgentOnesTheOldest() {
    enqueue(task("late", 2, 20));
    enqueue(task("early", 2, 10));
    enqueue(task("urgent", 1, 30));
    loop();

    assertThat(drain()).containsExactly("urgent", "early", "late");
  }

  @Test
  void noMoreTasksRunAtOnceThanAllowed() {
    for (int i = 0; i < 5; i++) {
      enqueue(task("t" + i, 3, i));
    }
    loop();

    assertThat(drain()).hasSize(3);
    schedule.end(new TaskEnd("t0", 1, TaskStatus.COMPLETED));
    assertThat(drain()).containsExactly("t3");
  }

  @Test
  void aTaskWaitsForWhatItDependsOnAndStaysWhenThatFails() {
    enqueue(task("first", 3, 0));
    enqueue(dependent("second", List.of("first")));
    loop();

    assertThat(drain()).containsExactly("first");
    schedule.end(new TaskEnd("first", 1, TaskStatus.FAILED));
    assertThat(drain()).isEmpty();
    assertThat(schedule.state().waiting()).extracting(QueuedTask::task).containsExactly("second");
  }

  @Test
  void aRetriedDependencyFreesWhatWaitedForIt() {
    enqueue(task("first", 3, 0));
    enqueue(dependent("second", List.of("first")));
    change(new Mode.Watch());
    drain();
    schedule.end(new TaskEnd("first", 1, TaskStatus.FAILED));
    enqueue(round("first", 2));

    assertThat(drain()).containsExactly("first");
    schedule.end(new TaskEnd("first", 2, TaskStatus.COMPLETED));
    assertThat(drain()).containsExactly("second");
  }

  @Test
  void tasksThatMayTouchTheSameFilesNeverRunTogether() {
    enqueue(touching("a", 0, "src/main/**"));
    enqueue(touching("b", 1, "src/main/App.java"));
    enqueue(touching("c", 2, "docs/**"));
    loop();

    assertThat(drain()).containsExactly("a", "c");
    schedule.end(new TaskEnd("a", 1, TaskStatus.COMPLETED));
    assertThat(drain()).containsExactly("b");
  }

  @Test
  void nextStartsSoManyAndPausesWhenTheyHaveEnded() {
    for (int i = 0; i < 3; i++) {
      enqueue(task("t" + i, 3, i));
    }
    change(new Mode.Next(2));

    assertThat(drain()).containsExactly("t0", "t1");
    assertThat(drain()).isEmpty();
    assertThat(schedule.state().mode()).isEqualTo(new Mode.Next(0));
    schedule.end(new TaskEnd("t0", 1, TaskStatus.COMPLETED));
    schedule.end(new TaskEnd("t1", 1, TaskStatus.FAILED));
    assertThat(drain()).isEmpty();
    assertThat(schedule.state().mode()).isEqualTo(new Mode.Paused());
  }

  @Test
  void loopPausesOnlyWhenNothingRunsAndNothingCan() {
    enqueue(task("a", 3, 0));
    loop();
    drain();

    assertThat(schedule.state().mode()).isEqualTo(new Mode.Loop());
    schedule.end(new TaskEnd("a", 1, TaskStatus.COMPLETED));
    drain();
    assertThat(schedule.state().mode()).isEqualTo(new Mode.Paused());
    assertThat(schedule.isIdle()).isTrue();
  }

  @Test
  void theSameTaskTwiceIsOne() {
    enqueue(task("a", 3, 0));
    enqueue(task("a", 3, 0));
    loop();

    assertThat(drain()).containsExactly("a");
    enqueue(task("a", 3, 0));
    assertThat(drain()).isEmpty();
  }

  @Test
  void onlyTheEndsThatSomebodyWaitsForAreKept() {
    enqueue(dependent("b", List.of("a")));
    schedule.end(new TaskEnd("a", 1, TaskStatus.FAILED));
    schedule.end(new TaskEnd("z", 1, TaskStatus.COMPLETED));

    assertThat(schedule.state().ended()).containsOnlyKeys("a");
  }

  @Test
  void aRetryThatComesBeforeTheWordOfTheEndWaitsForIt() {
    enqueue(task("a", 3, 0));
    change(new Mode.Watch());
    assertThat(drain()).containsExactly("a");

    enqueue(round("a", 2));
    assertThat(drain()).isEmpty();
    schedule.end(new TaskEnd("a", 1, TaskStatus.FAILED));

    assertThat(drain()).containsExactly("a");
    schedule.end(new TaskEnd("a", 1, TaskStatus.FAILED));
    assertThat(schedule.running()).containsExactly(new TaskRound("a", 2));
  }

  @Test
  void aHeldTaskIsPassedOverUntilItIsLetGo() {
    enqueue(task("a", 1, 0));
    enqueue(task("b", 3, 1));
    schedule.change(new HoldChange("a", true));
    change(new Mode.Watch());

    assertThat(drain()).containsExactly("b");
    schedule.change(new HoldChange("a", false));
    assertThat(drain()).containsExactly("a");
  }

  @Test
  void whatIsRefusedNowDoesNotHoldUpTheRest() {
    enqueue(task("a", 1, 0));
    enqueue(task("b", 3, 1));
    change(new Mode.Loop());

    assertThat(schedule.startable(List.of("a"))).extracting(QueuedTask::task).containsExactly("b");
    schedule.settle(NOW);
    assertThat(schedule.state().mode()).isEqualTo(new Mode.Loop());
  }

  @Test
  void onlyDependenciesWhoseEndIsNotKnownAreLookedUp() {
    enqueue(dependent("b", List.of("a", "old")));
    enqueue(task("a", 3, 0));
    assertThat(schedule.unknown()).containsExactly("old");

    schedule.end(new TaskEnd("old", 1, TaskStatus.FAILED));
    assertThat(schedule.unknown()).isEmpty();
    assertThat(schedule.unresolved()).containsExactly("old");
    schedule.end(new TaskEnd("old", 2, TaskStatus.COMPLETED));
    assertThat(schedule.unresolved()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "src/**, src/main/App.java, true",
    "src/main/App.java, src/main/App.java, true",
    "src/main, src/main/App.java, true",
    "src/main, src/mainly.txt, false",
    "src/main/**, src/test/**, false",
    "**/*.md, docs/a.md, true",
    "docs/*.md, docs/b/c.txt, false",
    "docs/*.md, docs/a-*.md, true",
    "docs/a*.md, docs/b*.md, false",
    "a.txt, b.txt, false",
    "README.md, docs/README.md, true",
    "README.md, docs/guide.md, false",
    "src/, src/main/App.java, true",
    "src/*/test/**, src/**/App.java, true",
    "src/*/test/**, src/main/App.java, false",
    "'src/{a,b}/x.txt', src/a/x.txt, true",
    "**, anything/at/all, true"
  })
  void globsThatCouldMeetAreTakenToMeet(String a, String b, boolean meet) {
    assertThat(Overlap.between(List.of(a), List.of(b))).isEqualTo(meet);
    assertThat(Overlap.between(List.of(b), List.of(a))).isEqualTo(meet);
  }

  @Test
  void aTaskThatWaitsForAPersonLendsItsSlotButKeepsItsFiles() {
    enqueue(touching("a", 0, "src/**"));
    enqueue(touching("b", 1, "src/App.java"));
    enqueue(touching("c", 2, "docs/**"));
    enqueue(touching("d", 3, "web/**"));
    schedule.change(new ModeChange(new Mode.Watch(), 1), NOW);
    assertThat(schedule.startable(List.of())).extracting(QueuedTask::task).containsExactly("a");
    schedule.begin("a");

    schedule.change(new TaskWait("a", 1, true));

    assertThat(schedule.isBusy()).isFalse();
    assertThat(schedule.startable(List.of())).extracting(QueuedTask::task).containsExactly("c");
    schedule.begin("c");
    schedule.change(new TaskWait("a", 1, false));
    schedule.end(new TaskEnd("c", 1, TaskStatus.COMPLETED));
    assertThat(schedule.startable(List.of())).isEmpty();
    schedule.end(new TaskEnd("a", 1, TaskStatus.COMPLETED));
    assertThat(schedule.startable(List.of())).extracting(QueuedTask::task).containsExactly("b");
  }

  @Test
  void theWordOfAnEarlierRoundLendsNothing() {
    change(new Mode.Watch());
    enqueue(round("a", 2));
    drain();

    schedule.change(new TaskWait("a", 1, true));

    assertThat(schedule.isBusy()).isTrue();
  }

  private void loop() {
    change(new Mode.Loop());
  }

  private void change(Mode mode) {
    schedule.change(new ModeChange(mode, 3), NOW);
  }

  private void enqueue(QueuedTask task) {
    schedule.enqueue(new Enqueue(List.of(task), 3));
  }

  private List<String> drain() {
    List<String> taken = schedule.startable(List.of()).stream().map(QueuedTask::task).toList();
    taken.forEach(task -> assertThat(schedule.begin(task)).isTrue());
    schedule.settle(NOW);
    return taken;
  }

  private static QueuedTask task(String id, int priority, int number) {
    return task(id, 1, number, priority, List.of(), List.of());
  }

  private static QueuedTask round(String id, int round) {
    return task(id, round, 0, 3, List.of(), List.of());
  }

  private static QueuedTask dependent(String id, List<String> dependsOn) {
    return task(id, 1, 100, 3, dependsOn, List.of());
  }

  private static QueuedTask touching(String id, int number, String glob) {
    return task(id, 1, number, 3, List.of(), List.of(glob));
  }

  private static QueuedTask task(
      String id,
      int round,
      int number,
      int priority,
      List<String> dependsOn,
      List<String> touches) {
    return new QueuedTask(
        id, round, number, priority, dependsOn, touches, Optional.empty(), false, false);
  }
}
