/**
 * Asks models: builds the prompt, calls the provider, and keeps each answer so that it is paid for
 * once. The only importer of langchain4j and the only reader of the prompt templates.
 */
@NullMarked
package dev.awo.worker.generate;

import org.jspecify.annotations.NullMarked;
