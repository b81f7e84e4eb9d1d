/**
 * The whole product as a user runs it: launcher, real Temporal server, worker and API as processes.
 */
@NullMarked
package dev.awo.it;

import org.jspecify.annotations.NullMarked;
