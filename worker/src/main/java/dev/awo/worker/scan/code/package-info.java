/**
 * Reads source text of any supported language into one small tree, and finds what its expressions
 * stand for.
 */
@NullMarked
package dev.awo.worker.scan.code;

import org.jspecify.annotations.NullMarked;
