/** The activities that keep the record: spend, events and the state of every task. */
@NullMarked
package dev.awo.def.ledger;

import org.jspecify.annotations.NullMarked;
