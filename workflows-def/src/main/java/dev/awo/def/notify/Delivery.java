package dev.awo.def.notify;

/**
 * A notification on its way.
 *
 * @param webhook its name in {@code awo.yml}: the address may hold a secret, and stays out of
 *     histories
 */
public record Delivery(Notification notification, String webhook) {}
