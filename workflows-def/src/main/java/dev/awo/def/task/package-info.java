/**
 * One task as a durable workflow: its request, its progress, its outcome; the loop itself is hidden
 * here.
 */
@NullMarked
package dev.awo.def.task;

import org.jspecify.annotations.NullMarked;
