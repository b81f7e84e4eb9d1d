/** The activity that asks a model for an answer. */
@NullMarked
package dev.awo.def.generate;

import org.jspecify.annotations.NullMarked;
