/** Names that both processes share: task queues, workflow ids, search attributes, failure kinds. */
@NullMarked
package dev.awo.def;

import org.jspecify.annotations.NullMarked;
