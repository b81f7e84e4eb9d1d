package dev.awo.def.git;

import java.time.Duration;

/**
 * A clone of the user's repository that belongs to one task until it is released.
 *
 * @param directory the working tree, absolute, on the host that {@code hostQueue} reaches
 * @param base the commit the task started from
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
