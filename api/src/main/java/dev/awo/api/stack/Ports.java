package dev.awo.api.stack;

/**
 * Ports on the loopback interface.
 *
 * @param temporalHttp Temporal's HTTP API, which tells whether it is ready
 * @param ui Temporal's web UI
 */
public record Ports(int api, int admin, int temporal, int temporalHttp, int ui) {}
