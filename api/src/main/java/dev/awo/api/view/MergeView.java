package dev.awo.api.view;

import dev.awo.def.merge.MergeStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a completed task's branch stands on its way into the base branch.
 *
 * @param into the base branch; absent while that is not clear
 * @param words where it stands and why, in one line
 * @param commit the tip of the task's branch, 40 hex digits
 * @param mergeCommit the commit by which it came in
 * @param round which run of the task the branch is from, 1-based
 * @param changed when it came to stand there
 */
public record MergeView(
    String task,
    String project,
    Optional<String> into,
    MergeStatus status,
    String words,
    Optional<String> branch,
    Optional<String> commit,
    Optional<String> mergeCommit,
    int round,
    Instant changed) {}
