/** What waits for a person, inside of a workflow: the request to decide, the decision, its time. */
@NullMarked
package dev.awo.def.approval;

import org.jspecify.annotations.NullMarked;
