/**
 * Runs commands that nobody vouches for: confined, limited, without secrets, and so that nothing of
 * them survives.
 */
@NullMarked
package dev.awo.worker.sandbox;

import org.jspecify.annotations.NullMarked;
