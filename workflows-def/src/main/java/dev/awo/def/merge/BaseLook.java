package dev.awo.def.merge;

import java.util.Optional;

/**
 * A base branch now.
 *
 * @param tip 40 hex digits
 * @param blocker why it must not be moved, in words
 */
public record BaseLook(String tip, Optional<String> blocker) {}
