/** Tells the outside what happened: one workflow for each notification and webhook. */
@NullMarked
package dev.awo.def.notify;

import org.jspecify.annotations.NullMarked;
