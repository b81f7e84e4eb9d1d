/**
 * Finds and redacts keys, tokens and passwords in text; its rules are data, its regular expressions
 * linear in time.
 */
@NullMarked
package dev.awo.worker.secrets;

import org.jspecify.annotations.NullMarked;
