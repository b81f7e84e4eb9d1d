/**
 * Turns one model answer, or what an agent left in a tree, into guarded file changes: all of them
 * or none.
 */
@NullMarked
package dev.awo.worker.files;

import org.jspecify.annotations.NullMarked;
