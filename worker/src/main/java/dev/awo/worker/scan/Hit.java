package dev.awo.worker.scan;

import dev.awo.def.verify.Severity;

/**
 * A place where a rule fits.
 *
 * @param at offset in the file
 * @param until offset where the last part of what was found begins
 */
record Hit(String rule, Severity severity, int at, int until) {}
