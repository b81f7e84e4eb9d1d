/** Looks over a project's tree, asks models what to do about it, and judges what they answer. */
@NullMarked
package dev.awo.worker.propose;

import org.jspecify.annotations.NullMarked;
