package dev.awo.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.def.TaskKey;
import dev.awo.def.dispatch.PermitRequest;
import dev.awo.def.task.TaskOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The provider {@code scarce} may be asked by two tasks at once. */
class FairSharesTest {
  private static final TaskOutcome CANCELLED = new TaskOutcome.Cancelled(0);

  @TempDir Path directory;
  private LedgerFixture fixture;

  @BeforeEach
  void open() {
    fixture = new LedgerFixture(directory);
    for (String project : List.of("red", "blue")) {
      for (String id : List.of("a", "b", "c")) {
        fixture.queued(project, id, "scarce", new Place(3, List.of(), List.of()));
      }
    }
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void noMoreTasksAskAtOnceThanAllowedAndAPermitIsKept() {
    assertThat(permits("red", "a", "b", "c")).containsExactly("a", "b");
    assertThat(permits("red", "b", "c")).containsExactly("b");

    fixture.end(new TaskKey("red", "a"), CANCELLED);

    assertThat(permits("red", "c")).containsExactly("c");
  }

  @Test
  void aProjectThatHasLessGoesBeforeOneThatHasMore() {
    assertThat(permits("red", "a", "b")).containsExactly("a", "b");
    assertThat(permits("blue", "a")).isEmpty();
    fixture.end(new TaskKey("red", "a"), CANCELLED);

    assertThat(permits("red", "c")).isEmpty();
    assertThat(permits("blue", "a")).containsExactly("a");
  }

  @Test
  void aWishThatIsNotRenewedIsForgotten() {
    assertThat(permits("red", "a", "b")).hasSize(2);
    assertThat(permits("blue", "a")).isEmpty();
    fixture.end(new TaskKey("red", "a"), CANCELLED);
    fixture.pass(Duration.ofSeconds(20));

    assertThat(permits("red", "c")).containsExactly("c");
  }

  @Test
  void whoRunsWithoutAPermitCountsToo() {
    for (String id : List.of("x", "y")) {
      fixture.run(fixture.queued("auto", id, "scarce", new Place(3, List.of(), List.of())));
    }

    assertThat(permits("red", "a")).isEmpty();
  }

  private List<String> permits(String project, String... tasks) {
    return fixture
        .ledger()
        .dispatch()
        .permits(
            new PermitRequest(
                project, Stream.of(tasks).map(id -> new PermitRequest.Wish(id, "scarce")).toList()))
        .tasks();
  }
}
