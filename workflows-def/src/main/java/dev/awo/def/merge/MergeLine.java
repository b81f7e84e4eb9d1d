package dev.awo.def.merge;

import dev.awo.def.merge.MergeItem.Stage;
import dev.awo.def.merge.MergeState.Block;
import dev.awo.def.merge.MergeState.Totals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A merge queue's memory and its choices, without Temporal. */
final class MergeLine {
  /** What a queue can hand to its next run. */
  static final int ROOM = 1_000;

  private final String project;
  private final String branch;
  private final List<MergeItem> items;
  private final List<Trial> trials;
  private Optional<MergeRules> rules;
  private Optional<Block> block;
  private Totals totals;

  MergeLine(MergeState state) {
    project = state.project();
    branch = state.branch();
    rules = state.rules();
    items = new ArrayList<>(state.items());
    trials = new ArrayList<>(state.trials());
    block = state.block();
    totals = state.totals();
  }

  MergeState state() {
    return new MergeState(project, branch, rules, items, block, trials, totals);
  }

  String project() {
    return project;
  }

  String branch() {
    return branch;
  }

  /** Those of the last request. */
  MergeRules rules() {
    return rules.orElseThrow();
  }

  void rule(MergeRules newRules) {
    rules = Optional.of(newRules);
  }

  Optional<Block> block() {
    return block;
  }

  Totals totals() {
    return totals;
  }

  void countVerification() {
    totals = new Totals(totals.verifications() + 1, totals.advances());
  }

  void countAdvance() {
    totals = new Totals(totals.verifications(), totals.advances() + 1);
  }

  List<MergeItem> items() {
    return List.copyOf(items);
  }

  List<Trial> trials() {
    return List.copyOf(trials);
  }

  boolean isFull() {
    return items.size() + trials.size() >= ROOM;
  }

  boolean isIdle() {
    return items.isEmpty() && trials.isEmpty();
  }

  /** Adds an item, or puts it in the place of one of an earlier round. Reverts go first. */
  void add(MergeItem item) {
    Optional<MergeItem> present = items.stream().filter(item::isLike).findFirst();
    if (present.isPresent()) {
      items.set(items.indexOf(present.get()), item);
    } else if (item.isRevert()) {
      items.addFirst(item);
    } else {
      items.add(item);
    }
  }

  Optional<MergeItem> find(Predicate<MergeItem> wanted) {
    return items.stream().filter(wanted).findFirst();
  }

  void remove(MergeItem item) {
    items.removeIf(item::isLike);
  }

  /** 1-based; 0 when it is not there. */
  int position(String task) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).task().equals(task)) {
        return i + 1;
      }
    }
    return 0;
  }

  void move(MergeItem item, Stage stage, Instant now) {
    find(other -> other.isLike(item) && other.round() == item.round())
        .ifPresent(present -> items.set(items.indexOf(present), present.at(stage, now)));
  }

  /** Of these, those that nobody took out of the queue or replaced meanwhile. */
  List<MergeItem> stillWanted(List<MergeItem> batch) {
    return batch.stream()
        .filter(item -> find(i -> i.isLike(item) && i.part().equals(item.part())).isPresent())
        .toList();
  }

  /** What is done next: one revert, or as many branches as are verified together. */
  List<MergeItem> next() {
    Optional<MergeItem> revert = find(item -> item.isRevert() && item.stage() == Stage.QUEUED);
    if (revert.isPresent()) {
      return List.of(revert.get());
    }
    return items.stream()
        .filter(item -> item.stage() == Stage.QUEUED && !item.isRevert())
        .limit(rules.map(MergeRules::batch).orElse(1))
        .toList();
  }

  boolean hasRevert() {
    return items.stream().anyMatch(MergeItem::isRevert);
  }

  void blockAt(Block newBlock) {
    block = Optional.of(newBlock);
  }

  /** What was ready or held may be tried again. */
  void unblock(Instant now) {
    block = Optional.empty();
    items.stream()
        .filter(item -> item.stage() == Stage.READY || item.stage() == Stage.HELD)
        .toList()
        .forEach(item -> move(item, Stage.QUEUED, now));
  }

  boolean isBlocked() {
    return items.stream()
        .anyMatch(item -> item.stage() == Stage.READY || item.stage() == Stage.HELD);
  }

  void watch(Trial trial) {
    trials.removeIf(other -> other.task().equals(trial.task()));
    trials.add(trial);
  }

  /** Its checks up to now are done; without any left it is no longer on probation. */
  void checked(Trial trial, Instant now) {
    Trial later = trial.after(now);
    trials.replaceAll(other -> other.equals(trial) ? later : other);
    trials.removeIf(other -> other.checks().isEmpty());
  }

  void unwatch(String task) {
    trials.removeIf(trial -> trial.task().equals(task));
  }

  List<Trial> due(Instant now) {
    return trials.stream()
        .filter(trial -> trial.isDue(now))
        .sorted(Comparator.comparing(Trial::merged).reversed())
        .toList();
  }

  /** Waiting approvals of which it is time to remind, or that are over. */
  List<MergeItem> approvals() {
    return items.stream().filter(item -> item.stage() == Stage.APPROVAL).toList();
  }

  /** When something happens without a message; absent when nothing does. */
  Optional<Instant> nextTime(Instant now) {
    Stream<Instant> checks =
        hasRevert() ? Stream.empty() : trials.stream().map(trial -> trial.checks().getFirst());
    Stream<Instant> looks = isBlocked() ? block.stream().map(Block::lookAt) : Stream.empty();
    return Stream.concat(
            Stream.concat(checks, looks), approvals().stream().map(item -> nextWord(item, now)))
        .min(Comparator.naturalOrder())
        .map(time -> time.isBefore(now) ? now : time);
  }

  private Instant nextWord(MergeItem item, Instant now) {
    Instant reminder = item.since().plus(rules().approvalReminder());
    Instant expiry = item.since().plus(rules().approvalExpiry());
    return reminder.isAfter(now) && reminder.isBefore(expiry) ? reminder : expiry;
  }
}
