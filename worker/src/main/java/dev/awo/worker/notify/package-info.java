/** Sends notifications to webhooks: bodies, signatures, and what an answer means. */
@NullMarked
package dev.awo.worker.notify;

import org.jspecify.annotations.NullMarked;
