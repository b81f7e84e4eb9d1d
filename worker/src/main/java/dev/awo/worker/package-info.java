/** The worker process: its settings, and the one page that wires its rooms to Temporal. */
@NullMarked
package dev.awo.worker;

import org.jspecify.annotations.NullMarked;
