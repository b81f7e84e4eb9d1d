/** Judges an attempt: scans what it changed, runs the project's commands in the sandbox. */
@NullMarked
package dev.awo.worker.verify;

import org.jspecify.annotations.NullMarked;
