/** The commands that need no server: {@code awo apply} and {@code awo scan}. */
@NullMarked
package dev.awo.worker.offline;

import org.jspecify.annotations.NullMarked;
