package dev.awo.def.notify;

/**
 * A webhook took the notification.
 *
 * @param status of its HTTP answer
 */
public record Receipt(int status) {}
