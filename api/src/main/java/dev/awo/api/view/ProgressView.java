package dev.awo.api.view;

import java.time.Instant;
import java.util.Optional;

/**
 * What a task is doing this moment: the server-sent event {@code progress}, which is never stored.
 *
 * @param activity Temporal's name of the activity, such as {@code GenerateAnswer}
 * @param tries how often the activity has been started, 1-based
 * @param text one line for people
 * @param characters how much of an answer has arrived, while a model is asked
 * @param command the command that runs, while verifying
 */
public record ProgressView(
    String task,
    String project,
    Instant at,
    String activity,
    int tries,
    String text,
    Optional<Long> characters,
    Optional<String> command) {}
