/**
 * Rounds that propose tasks, review them, run them and report; started by a schedule or by hand.
 */
@NullMarked
package dev.awo.def.autopilot;

import org.jspecify.annotations.NullMarked;
