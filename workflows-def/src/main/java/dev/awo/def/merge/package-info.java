/**
 * The entity workflow, one per base branch, that merges verified branches and watches over them.
 */
@NullMarked
package dev.awo.def.merge;

import org.jspecify.annotations.NullMarked;
