package dev.awo.api.launch;

import java.util.Optional;

/**
 * Which Temporal server to use.
 *
 * @param address {@code host:port}
 * @param ui address of its web UI
 */
public record TemporalTarget(String address, String namespace, Optional<String> ui) {}
