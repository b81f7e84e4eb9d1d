/** Starting, watching and stopping the stack of one home: Temporal, worker and API. */
@NullMarked
package dev.awo.api.stack;

import org.jspecify.annotations.NullMarked;
