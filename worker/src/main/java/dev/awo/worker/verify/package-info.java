/**
 * Judges what an attempt wrote: the security scan first, then the project's own commands, confined.
 */
@NullMarked
package dev.awo.worker.verify;

import org.jspecify.annotations.NullMarked;
