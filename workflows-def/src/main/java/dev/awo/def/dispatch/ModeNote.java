package dev.awo.def.dispatch;

import java.time.Instant;

/**
 * A dispatcher's mode, for the record.
 *
 * @param since grows with each change, so that the latest note counts whatever their order
 */
public record ModeNote(String project, Mode mode, Instant since) {}
