package dev.awo.def.verify;

import java.time.Duration;

/**
 * Asks an address.
 *
 * @param timeout of each try
 */
public record ProbeRequest(String url, Duration timeout) {}
