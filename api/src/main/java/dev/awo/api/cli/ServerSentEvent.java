package dev.awo.api.cli;

import java.util.Optional;

/**
 * One event of a {@code text/event-stream}.
 *
 * @param id of the latest event that had one
 * @param name {@code message} when the event has none
 */
record ServerSentEvent(Optional<String> id, String name, String data) {}
