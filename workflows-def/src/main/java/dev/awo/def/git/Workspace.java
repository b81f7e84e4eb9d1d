package dev.awo.def.git;

import java.time.Duration;

/**
 * A clone of the user's repository that belongs to one run of a task until it is released.
 *
 * @param id names the workspace and its owner; only {@code GitActivities} reads it
 * @param directory the working tree, absolute, on the host that {@code hostQueue} reaches; the git
 *     directory is elsewhere
 * @param base the commit the task started from, 40 hex digits
 * @param branch what will be published, such as {@code auto/fix-login}
 * @param hostQueue the task queue of the host that has the files
 * @param hostPatience a host that takes none of its tasks for this long is given up, and the task
 *     opens a workspace elsewhere
 */
public record Workspace(
    String id,
    String directory,
    String base,
    String branch,
    String hostQueue,
    Duration hostPatience) {}
