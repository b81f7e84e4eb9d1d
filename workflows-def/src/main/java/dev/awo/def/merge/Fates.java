package dev.awo.def.merge;

import dev.awo.def.BlobId;
import dev.awo.def.RunningWorkflow;
import dev.awo.def.TaskKey;
import dev.awo.def.ledger.TaskEvent.Kind;
import dev.awo.def.merge.Combination.Joined;
import dev.awo.def.merge.Combination.Misfit;
import dev.awo.def.merge.MergeItem.Stage;
import dev.awo.def.spec.Durations;
import dev.awo.def.verify.Findings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What becomes of an item, in the queue and on record. */
final class Fates {
  private static final int SHORT = 10;

  private final MergeLine line;
  private final MergeJournal journal;

  Fates(MergeLine line, MergeJournal journal) {
    this.line = line;
    this.journal = journal;
  }

  void verifying(MergeItem item, int together) {
    if (!item.isRevert()) {
      journal.note(
          item,
          MergeStatus.VERIFYING,
          Kind.MERGE_VERIFYING,
          "verifying " + line.branch() + " with it" + others(together));
    }
  }

  private static String others(int together) {
    return together == 1 ? "" : " and " + (together - 1) + " more";
  }

  /**
   * The base branch has it now.
   *
   * @param tip where that branch is now
   */
  void in(MergeItem item, Joined joined, String tip) {
    line.remove(item);
    String commit = joined.commit().orElse("");
    if (item.part() instanceof Part.Revert revert) {
      reverted(item, revert, commit);
      return;
    }
    Instant now = RunningWorkflow.now();
    List<Instant> checks = line.rules().probation().stream().map(now::plus).toList();
    boolean isWatched = !checks.isEmpty();
    if (isWatched) {
      line.watch(new Trial(item.task(), item.round(), commit, now, checks));
    }
    journal.made(
        item,
        isWatched ? MergeStatus.PROBATION : MergeStatus.MERGED,
        Kind.MERGED,
        "merged into " + line.branch() + " as " + shortId(commit) + watched(isWatched),
        joined.commit(),
        tip);
  }

  private String watched(boolean isWatched) {
    return isWatched
        ? "; its health is watched for " + Durations.shown(line.rules().probation().getLast())
        : "";
  }

  private void reverted(MergeItem item, Part.Revert revert, String commit) {
    line.unwatch(item.task());
    String again =
        item.evidence()
            .map(evidence -> sendBack(item.task(), item.round(), "bad health", evidence))
            .map(back -> "; " + back.words())
            .orElse("");
    journal.made(
        item,
        MergeStatus.REVERTED,
        Kind.REVERTED,
        "taken back from %s by %s: %s%s"
            .formatted(line.branch(), shortId(commit), revert.reason(), again),
        Optional.of(revert.merge()),
        commit);
  }

  /** Somebody merged it, or took it back, by hand. */
  void already(MergeItem item, Joined joined) {
    line.remove(item);
    if (item.isRevert()) {
      line.unwatch(item.task());
    }
    journal.note(
        item.task(),
        item.round(),
        item.isRevert() ? MergeStatus.REVERTED : MergeStatus.MERGED,
        item.isRevert() ? Kind.REVERTED : Kind.MERGED,
        item.isRevert()
            ? line.branch() + " has nothing of it any more"
            : line.branch() + " had it already",
        Optional.empty(),
        joined.commit());
  }

  /** It may be taken in by a person, as the commit that was made for it. */
  void ready(MergeItem item, Combination combination, String words) {
    boolean isNews = item.stage() != Stage.READY;
    line.move(item, Stage.READY, RunningWorkflow.now());
    if (isNews) {
      journal.made(
          item,
          item.isRevert() ? MergeStatus.REVERTING : MergeStatus.READY,
          Kind.MERGE_WAITING,
          "ready: verified on " + shortId(combination.base()) + "; " + words,
          Optional.empty(),
          combination.tip());
    }
  }

  /** The queue cannot do anything for it. */
  void impossible(MergeItem item, String reason) {
    line.remove(item);
    out(item, "cannot be merged: " + reason, Optional.empty());
  }

  /** The base branch is well, and with it is not. */
  void red(MergeItem item, Findings findings) {
    line.remove(item);
    if (item.isRevert() && !item.suspects().isEmpty()) {
      suspectNext(item);
      return;
    }
    String words =
        (item.isRevert() ? "without it " : "with it ")
            + line.branch()
            + " fails"
            + (item.evidence().isPresent() ? " too, so that a person must look: " : ": ")
            + findings.headline();
    out(item, words, Optional.of(findings.text()));
  }

  private void out(MergeItem item, String words, Optional<BlobId> detail) {
    MergeStatus status = item.isRevert() ? standing(item) : MergeStatus.REJECTED;
    journal.note(
        item.task(),
        item.round(),
        status,
        item.isRevert() ? Kind.PROBATION : Kind.MERGE_REJECTED,
        words,
        detail,
        Optional.empty());
  }

  /** A merge that could not be taken back stays what it was. */
  private MergeStatus standing(MergeItem item) {
    return line.trials().stream().anyMatch(trial -> trial.task().equals(item.task()))
        ? MergeStatus.PROBATION
        : MergeStatus.MERGED;
  }

  private void suspectNext(MergeItem item) {
    Trial next = item.suspects().getFirst();
    List<Trial> rest = item.suspects().subList(1, item.suspects().size());
    Part.Revert before = (Part.Revert) item.part();
    line.add(
        new MergeItem(
            new Part.Revert(next.task(), next.merge(), before.reason()),
            next.round(),
            Stage.QUEUED,
            RunningWorkflow.now(),
            List.of(),
            rest,
            item.evidence()));
  }

  void misfit(MergeItem item, Misfit misfit) {
    line.remove(item);
    if (!misfit.conflict()) {
      out(item, misfit.findings().headline(), Optional.of(misfit.findings().text()));
      return;
    }
    if (item.isRevert()) {
      out(
          item,
          "cannot be taken back by itself, later changes build on it: "
              + misfit.findings().headline(),
          Optional.of(misfit.findings().text()));
      return;
    }
    SentBack back = sendBack(item.task(), item.round(), "conflict", misfit.findings().text());
    journal.note(
        item,
        MergeStatus.CONFLICT,
        Kind.MERGE_CONFLICT,
        misfit.findings().headline() + "; " + back.words(),
        misfit.findings().text());
  }

  private SentBack sendBack(String task, int round, String reason, BlobId evidence) {
    journal.flush();
    return MergeRooms.record("send " + task + " back: " + reason)
        .sendBack(
            new SendBack(
                new TaskKey(line.project(), task), round, line.branch(), reason, evidence));
  }

  static String shortId(String commit) {
    return commit.substring(0, Math.min(SHORT, commit.length()));
  }
}
