package dev.awo.api.view;

import java.util.Optional;

/**
 * Asks for a test notification.
 *
 * @param webhook the only one that is told; all when absent
 */
public record NewTestNotification(Optional<String> webhook) {}
