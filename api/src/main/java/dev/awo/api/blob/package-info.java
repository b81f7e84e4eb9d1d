/** The blob directory, shared with the worker: prompts go in here, details and diffs come out. */
@NullMarked
package dev.awo.api.blob;

import org.jspecify.annotations.NullMarked;
