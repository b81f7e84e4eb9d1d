package dev.awo.def.task;

import dev.awo.def.generate.Feedback;

/**
 * Where the round before got stuck, and what the first attempt at that step is told.
 *
 * @param step 0-based
 */
public record Earlier(int step, Feedback feedback) {}
