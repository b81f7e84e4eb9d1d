package dev.awo.api.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With small shell processes as parts. */
class SupervisorTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String FOR_EVER = "exec sleep 600";

  @TempDir Path directory;
  private final List<List<StackState.Part>> journal = new CopyOnWriteArrayList<>();

  private ChildPlan part(String name, String script, BooleanSupplier up) {
    return new ChildPlan(
        name,
        List.of("sh", "-c", script),
        Map.of("PATH", "/usr/bin:/bin", "DIR", directory.toString()),
        directory.resolve(name + ".log"),
        up);
  }

  private Supervisor supervisor(ChildPlan... parts) {
    return new Supervisor(List.of(parts), Duration.ofMillis(1), journal::add);
  }

  private List<String> lines(String file) {
    try {
      Path path = directory.resolve(file);
      return Files.exists(path) ? Files.readAllLines(path) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void eachPartWaitsForTheOneBefore() throws InterruptedException {
    Supervisor supervisor =
        supervisor(
            part("first", "echo first >>$DIR/order; " + FOR_EVER, () -> lines("order").size() == 1),
            part(
                "second",
                "echo second >>$DIR/order; " + FOR_EVER,
                () -> lines("order").size() == 2));

    assertThat(supervisor.start(LONG)).isTrue();

    assertThat(lines("order")).containsExactly("first", "second");
    assertThat(journal.getLast())
        .extracting(StackState.Part::name)
        .containsExactly("first", "second");
    supervisor.stopAll();
    assertThat(journal.getLast()).allMatch(part -> part.process().alive().isEmpty());
  }

  @Test
  void aPartThatEndsWhileStartingEndsTheStart() {
    Supervisor supervisor =
        supervisor(
            part("first", FOR_EVER, () -> true),
            part("second", "echo out of paper >&2; exit 3", () -> false));

    assertThatThrownBy(() -> supervisor.start(LONG))
        .isInstanceOf(StackProblem.class)
        .hasMessage(
            "second ended while starting; see %s: out of paper"
                .formatted(directory.resolve("second.log")));
    supervisor.stopAll();
  }

  @Test
  void aPartThatDoesNotComeUpInTimeEndsTheStart() {
    Supervisor supervisor = supervisor(part("slow", FOR_EVER, () -> false));

    assertThatThrownBy(() -> supervisor.start(Duration.ZERO))
        .isInstanceOf(StackProblem.class)
        .hasMessageContaining("slow is not up after 0 s");
    supervisor.stopAll();
  }

  @Test
  void whatEndsIsStartedAgainUntilTheSupervisorIsToldToStop() throws InterruptedException {
    Supervisor supervisor =
        supervisor(
            part("steady", FOR_EVER, () -> true),
            part("flaky", "echo run >>$DIR/runs; exit 1", () -> true));
    assertThat(supervisor.start(LONG)).isTrue();
    Thread watching =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    supervisor.watch();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });

    await().atMost(LONG).until(() -> lines("runs").size() >= 4);
    supervisor.requestStop();
    watching.join();
    supervisor.stopAll();

    assertThat(journal)
        .as("the one that runs is not touched")
        .allSatisfy(
            parts -> assertThat(parts).filteredOn(part -> part.name().equals("steady")).hasSize(1));
    assertThat(
            journal.stream()
                .flatMap(List::stream)
                .filter(part -> part.name().equals("steady"))
                .distinct())
        .hasSize(1);
  }

  @Test
  void aPauseDoublesUpToALimit() {
    Backoff backoff = new Backoff(Duration.ofSeconds(10));

    assertThat(List.of(backoff.next("a"), backoff.next("a"), backoff.next("a"), backoff.next("b")))
        .containsExactly(
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10));
  }

  @Test
  void partsInheritNothingAndHaveNoTerminal() throws InterruptedException {
    Supervisor supervisor =
        supervisor(
            part(
                "curious",
                "env >$DIR/env; ps -o sid= -p $$ >$DIR/session; echo $$ >>$DIR/session; "
                    + FOR_EVER,
                () -> lines("session").size() == 2));

    assertThat(supervisor.start(LONG)).isTrue();
    supervisor.stopAll();

    assertThat(lines("env")).noneMatch(line -> line.startsWith("HOME="));
    assertThat(lines("session").getFirst().strip())
        .as("leads a session of its own")
        .isEqualTo(lines("session").getLast());
  }
}
