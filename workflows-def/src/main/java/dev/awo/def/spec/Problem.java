package dev.awo.def.spec;

/**
 * One thing that is wrong with a document.
 *
 * @param line 1-based line of the file
 * @param path where in the document, such as {@code tasks[2].depends_on[0]}; empty for the whole
 * @param message what is wrong and what to do, in one line
 */
public record Problem(int line, String path, String message) {}
