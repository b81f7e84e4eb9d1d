/** Prompts, answers, manifests and logs, kept by content so that workflows carry only their ids. */
@NullMarked
package dev.awo.worker.blob;

import org.jspecify.annotations.NullMarked;
