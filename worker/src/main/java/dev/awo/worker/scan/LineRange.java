package dev.awo.worker.scan;

/**
 * Lines of a file.
 *
 * @param first 1-based
 * @param last inclusive
 */
public record LineRange(int first, int last) {}
