/** The commands, over REST; and those that start and stop the stack. */
@NullMarked
package dev.awo.api.cli;

import org.jspecify.annotations.NullMarked;
