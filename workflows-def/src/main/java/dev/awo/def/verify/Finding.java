package dev.awo.def.verify;

/**
 * One thing that is wrong with a file.
 *
 * @param file path relative to what was scanned
 * @param line 1-based; 0 when the finding is about the whole file
 * @param rule id of the rule, such as {@code js.eval}
 */
public record Finding(String file, int line, Severity severity, String rule, String message) {}
