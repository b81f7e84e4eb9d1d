package dev.awo.def.merge;

/** Looks after merges for a while. */
final class Probation {
  Probation(MergeLine line, MergeJournal journal, MergeRound round) {}

  void check() {}
}
