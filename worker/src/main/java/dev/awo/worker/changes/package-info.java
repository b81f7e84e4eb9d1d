/**
 * What an attempt changed: the manifest that writing makes, verification checks and the commit is
 * built from.
 */
@NullMarked
package dev.awo.worker.changes;

import org.jspecify.annotations.NullMarked;
