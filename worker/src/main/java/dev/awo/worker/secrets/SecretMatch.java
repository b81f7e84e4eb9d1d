package dev.awo.worker.secrets;

/**
 * One secret found in a text; the secret itself is never carried along.
 *
 * @param rule id of the rule that matched, such as {@code github-token}
 * @param message what was found, in words; safe to print
 * @param exact whether the format alone identifies the secret; otherwise a name and the value's
 *     randomness did
 * @param line 1-based line of {@code start}
 * @param start 0-based offset of the first character of the secret
 * @param end offset behind its last character
 */
public record SecretMatch(
    String rule, String message, boolean exact, int line, int start, int end) {}
