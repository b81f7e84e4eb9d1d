/** The commands that need no server: {@code awo apply}. */
@NullMarked
package dev.awo.worker.offline;

import org.jspecify.annotations.NullMarked;
