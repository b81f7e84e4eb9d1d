/**
 * Starts, cancels and watches task workflows, and polls the ledger's task queue; the only user of
 * Temporal's clients.
 */
@NullMarked
package dev.awo.api.launch;

import org.jspecify.annotations.NullMarked;
