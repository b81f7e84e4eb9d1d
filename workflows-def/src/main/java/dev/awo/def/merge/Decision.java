package dev.awo.def.merge;

import java.util.Optional;

/**
 * A person's word on a merge that waits for it.
 *
 * @param by who says so, for the record
 */
public record Decision(String task, String by, Optional<String> comment) {}
