package dev.awo.api.view;

import dev.awo.def.ledger.TaskEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing that happened to a task. As a server-sent event its name is {@code kind} in lower case
 * and its id is {@code id}.
 *
 * @param id grows with time over all tasks; give it as Last-Event-ID to go on after it
 * @param run the workflow run
 * @param sequence 1-based within the run
 * @param step 0-based
 * @param attempt 1-based; 0 outside of attempts
 * @param text one line for people
 * @param remainingUsd US dollars that the closest limit left then; absent without one
 * @param detail a longer text, such as findings; cut when it is very long, absent from the stream
 *     of all tasks
 */
public record EventView(
    long id,
    String task,
    String project,
    String run,
    int sequence,
    Instant at,
    TaskEvent.Kind kind,
    int step,
    int attempt,
    String text,
    Optional<BigDecimal> remainingUsd,
    Optional<String> detail) {}
