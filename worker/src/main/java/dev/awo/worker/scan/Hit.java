package dev.awo.worker.scan;

import dev.awo.def.verify.Severity;

/**
 * A place where a rule fits.
 *
 * @param at offset in the file
 */
record Hit(String rule, Severity severity, int at) {}
