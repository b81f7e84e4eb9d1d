package dev.awo.def.notify;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened, for whoever asked to be told. No prompt, answer or key.
 *
 * @param id names it, also when it is sent again
 * @param event such as {@code task.completed}
 * @param title what happened, in a few words
 * @param words more of it, in one line
 * @param url a page about it
 */
public record Notification(
    String id,
    String event,
    Instant at,
    Optional<String> project,
    Optional<String> task,
    String title,
    String words,
    Optional<String> url) {}
