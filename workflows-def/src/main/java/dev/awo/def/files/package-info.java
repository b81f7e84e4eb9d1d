/** The activity that turns an answer into guarded file changes. */
@NullMarked
package dev.awo.def.files;

import org.jspecify.annotations.NullMarked;
