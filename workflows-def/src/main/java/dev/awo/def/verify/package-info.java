/** The activity that judges a workspace: security scan, then the project's own commands. */
@NullMarked
package dev.awo.def.verify;

import org.jspecify.annotations.NullMarked;
