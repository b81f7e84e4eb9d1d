/** The entity workflow, one per project, that decides which queued task runs next. */
@NullMarked
package dev.awo.def.dispatch;

import org.jspecify.annotations.NullMarked;
