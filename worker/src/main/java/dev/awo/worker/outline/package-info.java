/** What a source file exports, by tree-sitter's grammars. */
@NullMarked
package dev.awo.worker.outline;

import org.jspecify.annotations.NullMarked;
