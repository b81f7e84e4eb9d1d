package dev.awo.api.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.api.ledger.Merges.Line;
import dev.awo.api.ledger.Merges.Pending;
import dev.awo.def.TaskKey;
import dev.awo.def.merge.MergeStatus;
import dev.awo.def.task.TaskOutcome;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MergesTest {
  private static final Line MAIN = new Line("shop", "main");

  @TempDir Path directory;
  private LedgerFixture ledger;
  private Merges merges;

  @BeforeEach
  void open() {
    ledger = new LedgerFixture(directory);
    merges = ledger.ledger().merges();
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"QUEUED", "VERIFYING", "READY", "HELD"})
  void whatWaitsInAQueueThatIsGoneIsAskedForAgainAsApproved(MergeStatus status) {
    TaskKey task = completed("a");
    merges.ask(task, false);
    merges.standing(task, "main", status, "in the queue");
    assertThat(merges.lines()).containsExactly(MAIN);

    merges.lost(MAIN);

    assertThat(merges.pending(10)).containsExactly(new Pending(task, true, true));
  }

  @ParameterizedTest
  @EnumSource(MergeStatus.class)
  void nobodyIsApprovedByTheEndOfAQueueAndWhatIsInStaysIn(MergeStatus status) {
    TaskKey task = completed("a");
    merges.ask(task, false);
    merges.standing(task, "main", status, "as it was");
    merges.standing(completed("elsewhere"), "release", MergeStatus.QUEUED, "in another queue");

    merges.lost(MAIN);

    MergeStatus now = merges.find(task).orElseThrow().status();
    switch (status) {
      case APPROVAL -> {
        assertThat(now).isEqualTo(MergeStatus.ASKED);
        assertThat(merges.pending(10)).contains(new Pending(task, true, false));
      }
      case QUEUED, VERIFYING, READY, HELD -> assertThat(now).isEqualTo(MergeStatus.ASKED);
      case PROBATION, REVERTING -> {
        assertThat(now).isEqualTo(MergeStatus.MERGED);
        assertThat(merges.find(task).orElseThrow().words()).contains("cut short");
      }
      case OPEN, ASKED, MERGED, CONFLICT, REJECTED, REVERTED -> assertThat(now).isEqualTo(status);
    }
    assertThat(merges.lines()).containsExactly(new Line("shop", "release"));
  }

  @Test
  void aRollbackThatWasAskedForShowsAtOnceAndNeverAfterItsEnd() {
    TaskKey task = completed("a");
    merges.standing(task, "main", MergeStatus.PROBATION, "in");
    merges.reverting(task);
    assertThat(merges.find(task).orElseThrow().status()).isEqualTo(MergeStatus.REVERTING);

    merges.standing(task, "main", MergeStatus.REVERTED, "taken back");
    merges.reverting(task);

    assertThat(merges.find(task).orElseThrow().status()).isEqualTo(MergeStatus.REVERTED);
  }

  private TaskKey completed(String id) {
    TaskKey task = ledger.task(id);
    ledger.run(task);
    ledger.end(task, new TaskOutcome.Completed("auto/" + id, "c0ffee", LedgerFixture.BLOB, 1, 0));
    return task;
  }
}
