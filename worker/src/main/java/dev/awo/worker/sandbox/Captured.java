package dev.awo.worker.sandbox;

/**
 * What a command printed, standard output and standard error as they came: the beginning and the
 * end, the cut between them stated, without terminal escapes and invisible characters.
 *
 * @param bytes how much it printed in all
 */
public record Captured(String text, long bytes) {}
