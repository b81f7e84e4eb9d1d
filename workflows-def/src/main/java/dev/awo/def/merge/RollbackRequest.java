package dev.awo.def.merge;

/**
 * Asks to take a merge back.
 *
 * @param merge the merge commit, 40 hex digits
 * @param reason one line for the commit message
 * @param rules from now on for the whole queue
 */
public record RollbackRequest(
    String task, int round, String merge, String reason, MergeRules rules) {}
