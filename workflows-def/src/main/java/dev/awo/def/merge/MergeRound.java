package dev.awo.def.merge;

import dev.awo.def.RunningWorkflow;
import dev.awo.def.ledger.TaskEvent.Kind;
import dev.awo.def.merge.Combination.Joined;
import dev.awo.def.merge.Combination.Misfit;
import dev.awo.def.merge.MergeItem.Stage;
import dev.awo.def.merge.MergeState.Block;
import dev.awo.def.spec.VerifyCommand;
import dev.awo.def.task.Failures;
import dev.awo.def.verify.Findings;
import io.temporal.failure.TemporalFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One turn: branches are joined and verified together. When that fails they are halved until it is
 * clear whose fault it is, which gives what merging one by one would have given.
 */
final class MergeRound {
  /** Nobody tells when the user changes branches or commits. */
  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

  private static final int MAX_HOSTS = 5;

  private final MergeLine line;
  private final MergeJournal journal;
  private final MergeBench bench;
  private final Fates fates;
  private int lostHosts;

  MergeRound(MergeLine line, MergeJournal journal) {
    this.line = line;
    this.journal = journal;
    bench = new MergeBench(line);
    fates = new Fates(line, journal);
  }

  MergeBench bench() {
    return bench;
  }

  /** How a combination ended. */
  private sealed interface End {
    /** Nothing more is to be done with these items now. */
    record Settled() implements End {}

    /** The base branch moved, or an item was taken out: to be combined anew. */
    record Again() implements End {}

    record Red(List<MergeItem> items, Findings findings, String base) implements End {}
  }

  /** Merges the batch, or takes out what cannot be merged. */
  void run(List<MergeItem> batch) {
    lostHosts = 0;
    process(batch);
  }

  private void process(List<MergeItem> batch) {
    List<MergeItem> items = line.stillWanted(batch);
    while (!items.isEmpty()) {
      End end = attempt(items);
      if (end instanceof End.Red red) {
        divide(red);
        return;
      }
      if (end instanceof End.Settled) {
        return;
      }
      items = line.stillWanted(items);
    }
  }

  private void divide(End.Red red) {
    List<MergeItem> items = red.items();
    if (items.size() > 1) {
      int half = items.size() / 2;
      process(items.subList(0, half));
      process(items.subList(half, items.size()));
    } else if (items.getFirst().evidence().isEmpty() && isBaseRed(items.getFirst(), red)) {
      hold(items.getFirst(), red);
    } else {
      fates.red(items.getFirst(), red.findings());
    }
  }

  private End attempt(List<MergeItem> items) {
    List<Part> parts = items.stream().map(MergeItem::part).toList();
    try {
      return bench.with(parts, summary(items), combination -> judge(items, combination));
    } catch (TemporalFailure failure) {
      if (Failures.isCancellation(failure)) {
        throw failure;
      }
      if (Failures.isHostLost(failure) && lostHosts++ < MAX_HOSTS) {
        return new End.Again();
      }
      if (items.size() > 1) {
        items.forEach(item -> process(List.of(item)));
      } else {
        fates.impossible(items.getFirst(), Failures.reason(failure));
      }
      return new End.Settled();
    }
  }

  private End judge(List<MergeItem> items, Combination combination) {
    combination.already().forEach(joined -> fates.already(itemOf(items, joined.part()), joined));
    for (Misfit misfit : combination.misfits()) {
      if (misfit.alone() || !misfit.conflict()) {
        fates.misfit(itemOf(items, misfit.part()), misfit);
      }
    }
    List<MergeItem> joined =
        combination.joined().stream().map(part -> itemOf(items, part.part())).toList();
    if (joined.isEmpty()) {
      return new End.Settled();
    }
    joined.forEach(item -> fates.verifying(item, joined.size()));
    journal.flush();
    Optional<Findings> complaint = bench.complaint(combination, bench.commands(joined));
    if (complaint.isPresent()) {
      return new End.Red(joined, complaint.get(), combination.base());
    }
    return line.stillWanted(joined).size() == joined.size()
        ? advance(joined, combination)
        : new End.Again();
  }

  private End advance(List<MergeItem> items, Combination combination) {
    Advance advance =
        MergeRooms.at(combination.workspace(), "advance " + line.branch())
            .advance(
                new AdvanceRequest(
                    combination.workspace(),
                    line.rules().repository(),
                    line.branch(),
                    combination.base(),
                    combination.tip(),
                    line.rules().checkedOut()));
    return switch (advance) {
      case Advance.Moved moved -> new End.Again();
      case Advance.Blocked blocked -> {
        line.blockAt(block(combination.base(), blocked.words()));
        items.forEach(item -> fates.ready(item, combination, blocked.words()));
        yield new End.Settled();
      }
      case Advance.Advanced advanced -> {
        line.countAdvance();
        for (Joined joined : combination.joined()) {
          fates.in(itemOf(items, joined.part()), joined, combination.tip());
        }
        journal.flush();
        yield new End.Settled();
      }
    };
  }

  /** A branch is not to blame for what is wrong without it. */
  private boolean isBaseRed(MergeItem item, End.Red red) {
    List<VerifyCommand> commands = bench.commands(List.of(item));
    return bench.with(
        List.of(),
        "look at " + line.branch() + " without it",
        base -> base.base().equals(red.base()) && bench.complaint(base, commands).isPresent());
  }

  private void hold(MergeItem item, End.Red red) {
    String words = line.branch() + " itself fails: " + red.findings().headline();
    line.blockAt(block(red.base(), words));
    line.move(item, Stage.HELD, RunningWorkflow.now());
    journal.note(item, MergeStatus.HELD, Kind.MERGE_WAITING, words, red.findings().text());
  }

  /** Wakes what is ready or held when the base branch has moved or may be moved now. */
  void lookAgain() {
    Optional<Block> block = line.block();
    if (!line.isBlocked()
        || block.isEmpty()
        || block.get().lookAt().isAfter(RunningWorkflow.now())) {
      return;
    }
    BaseLook look =
        MergeRooms.anywhere("look at " + line.branch())
            .look(
                new LookRequest(
                    line.rules().repository(), line.branch(), line.rules().checkedOut()));
    boolean isHeld = line.find(item -> item.stage() == Stage.READY).isEmpty();
    boolean mayMove = !isHeld && look.blocker().isEmpty();
    if (mayMove || !look.tip().equals(block.get().tip())) {
      line.unblock(RunningWorkflow.now());
    } else {
      line.blockAt(block(look.tip(), block.get().words()));
    }
  }

  private static Block block(String tip, String words) {
    return new Block(tip, words, RunningWorkflow.now().plus(LOOK_EVERY));
  }

  private static MergeItem itemOf(List<MergeItem> items, Part part) {
    return items.stream().filter(item -> item.part().equals(part)).findFirst().orElseThrow();
  }

  private String summary(List<MergeItem> items) {
    return Stream.concat(
            Stream.of(line.branch() + " with"), items.stream().limit(5).map(MergeItem::task))
        .reduce((a, b) -> a + " " + b)
        .orElse("");
  }
}
