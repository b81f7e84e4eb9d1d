package dev.awo.api.ledger;

import dev.awo.def.task.TaskStatus;
import java.util.Optional;

/**
 * Which part of the list of tasks is wanted, newest first.
 *
 * @param cursor from the page before
 */
public record TaskFilter(
    Optional<TaskStatus> status, Optional<String> project, Optional<Long> cursor, int limit) {}
