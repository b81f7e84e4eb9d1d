package dev.awo.api.ledger;

import dev.awo.def.merge.MergeStatus;
import java.util.Optional;

/**
 * Which merges to list.
 *
 * @param cursor from the page before
 */
public record MergeFilter(
    Optional<MergeStatus> status, Optional<String> project, Optional<Long> cursor, int limit) {}
