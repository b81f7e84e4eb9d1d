/** The commands of {@code awo}. */
@NullMarked
package dev.awo.api.cli;

import org.jspecify.annotations.NullMarked;
