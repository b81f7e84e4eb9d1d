package dev.awo.def.ledger;

/**
 * The account after a settlement.
 *
 * @param taskMicros millionths of a US dollar that the task has spent so far, all runs together
 */
public record Settled(long taskMicros) {}
