package dev.awo.def.dispatch;

/**
 * Changes what a dispatcher does by itself.
 *
 * @param atOnce how many tasks may run at the same time
 */
public record ModeChange(Mode mode, int atOnce) {}
