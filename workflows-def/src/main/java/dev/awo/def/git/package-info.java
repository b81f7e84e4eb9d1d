/** The activities that touch git: open a workspace, commit, roll back, publish. */
@NullMarked
package dev.awo.def.git;

import org.jspecify.annotations.NullMarked;
