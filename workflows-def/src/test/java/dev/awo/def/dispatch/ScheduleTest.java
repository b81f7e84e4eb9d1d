package dev.awo.def.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.def.task.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
  private final Schedule schedule = new Schedule(DispatchState.empty("p", 3));

  @Test
  void aPausedDispatcherStartsNothing() {
    schedule.enqueue(task("a", 3, 0));

    assertThat(schedule.takeNext()).isEmpty();
  }

  @Test
  void theMostUrgentGoesFirstAndOfEquallyUrgentOnesTheOldest() {
    schedule.enqueue(task("late", 2, 20));
    schedule.enqueue(task("early", 2, 10));
    schedule.enqueue(task("urgent", 1, 30));
    loop();

    assertThat(drain()).containsExactly("urgent", "early", "late");
  }

  @Test
  void noMoreTasksRunAtOnceThanAllowed() {
    for (int i = 0; i < 5; i++) {
      schedule.enqueue(task("t" + i, 3, i));
    }
    loop();

    assertThat(drain()).hasSize(3);
    schedule.end(new TaskEnd("t0", TaskStatus.COMPLETED));
    assertThat(drain()).containsExactly("t3");
  }

  @Test
  void aTaskWaitsForWhatItDependsOnAndStaysWhenThatFails() {
    schedule.enqueue(task("first", 3, 0));
    schedule.enqueue(dependent("second", List.of("first")));
    loop();

    assertThat(drain()).containsExactly("first");
    schedule.end(new TaskEnd("first", TaskStatus.FAILED));
    assertThat(drain()).isEmpty();
    assertThat(schedule.state().waiting()).extracting(QueuedTask::task).containsExactly("second");
  }

  @Test
  void aRetriedDependencyFreesWhatWaitedForIt() {
    schedule.enqueue(task("first", 3, 0));
    schedule.enqueue(dependent("second", List.of("first")));
    schedule.change(new ModeChange(new Mode.Watch(), 3));
    drain();
    schedule.end(new TaskEnd("first", TaskStatus.FAILED));
    schedule.enqueue(task("first", 3, 0));

    assertThat(drain()).containsExactly("first");
    schedule.end(new TaskEnd("first", TaskStatus.COMPLETED));
    assertThat(drain()).containsExactly("second");
  }

  @Test
  void tasksThatMayTouchTheSameFilesNeverRunTogether() {
    schedule.enqueue(touching("a", 0, "src/main/**"));
    schedule.enqueue(touching("b", 1, "src/main/App.java"));
    schedule.enqueue(touching("c", 2, "docs/**"));
    loop();

    assertThat(drain()).containsExactly("a", "c");
    schedule.end(new TaskEnd("a", TaskStatus.COMPLETED));
    assertThat(drain()).containsExactly("b");
  }

  @Test
  void nextStartsSoManyAndPauses() {
    for (int i = 0; i < 3; i++) {
      schedule.enqueue(task("t" + i, 3, i));
    }
    schedule.change(new ModeChange(new Mode.Next(2), 3));

    assertThat(drain()).containsExactly("t0", "t1");
    assertThat(schedule.state().mode()).isEqualTo(new Mode.Paused());
  }

  @Test
  void loopPausesOnlyWhenNothingRunsAndNothingCan() {
    schedule.enqueue(task("a", 3, 0));
    loop();
    drain();

    assertThat(schedule.state().mode()).isEqualTo(new Mode.Loop());
    schedule.end(new TaskEnd("a", TaskStatus.COMPLETED));
    drain();
    assertThat(schedule.state().mode()).isEqualTo(new Mode.Paused());
    assertThat(schedule.isIdle()).isTrue();
  }

  @Test
  void theSameTaskTwiceIsOne() {
    schedule.enqueue(task("a", 3, 0));
    schedule.enqueue(task("a", 3, 0));
    loop();

    assertThat(drain()).containsExactly("a");
    schedule.enqueue(task("a", 3, 0));
    assertThat(drain()).isEmpty();
  }

  @Test
  void onlyTheEndsThatSomebodyWaitsForAreKept() {
    schedule.enqueue(dependent("b", List.of("a")));
    schedule.end(new TaskEnd("a", TaskStatus.FAILED));
    schedule.end(new TaskEnd("z", TaskStatus.COMPLETED));

    assertThat(schedule.state().ended()).containsOnlyKeys("a");
  }

  @ParameterizedTest
  @CsvSource({
    "src/**, src/main/App.java, true",
    "src/main/App.java, src/main/App.java, true",
    "src/main, src/main/App.java, true",
    "src/main, src/mainly.txt, false",
    "src/main/**, src/test/**, false",
    "**/*.md, docs/a.md, true",
    "docs/*.md, docs/b/c.txt, true",
    "a.txt, b.txt, false"
  })
  void globsThatCouldMeetAreTakenToMeet(String a, String b, boolean meet) {
    assertThat(Overlap.between(List.of(a), List.of(b))).isEqualTo(meet);
    assertThat(Overlap.between(List.of(b), List.of(a))).isEqualTo(meet);
  }

  private void loop() {
    schedule.change(new ModeChange(new Mode.Loop(), 3));
  }

  private List<String> drain() {
    List<String> taken = new ArrayList<>();
    Optional<QueuedTask> next = schedule.takeNext();
    while (next.isPresent()) {
      taken.add(next.get().task());
      next = schedule.takeNext();
    }
    return taken;
  }

  private static QueuedTask task(String id, int priority, int second) {
    return new QueuedTask(id, priority, Instant.ofEpochSecond(second), List.of(), List.of());
  }

  private static QueuedTask dependent(String id, List<String> dependsOn) {
    return new QueuedTask(id, 3, Instant.ofEpochSecond(100), dependsOn, List.of());
  }

  private static QueuedTask touching(String id, int second, String glob) {
    return new QueuedTask(id, 3, Instant.ofEpochSecond(second), List.of(), List.of(glob));
  }
}
