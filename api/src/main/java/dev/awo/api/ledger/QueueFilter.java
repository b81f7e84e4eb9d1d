package dev.awo.api.ledger;

import dev.awo.api.view.QueueView;
import java.util.Optional;

/**
 * Which part of the queue is wanted.
 *
 * @param state absent for a glance at all of them
 * @param offset how many tasks of that state come before
 */
public record QueueFilter(
    Optional<QueueView.State> state, Optional<String> project, long offset, int limit) {}
