/**
 * Tasks, events, spend and figures in SQLite, and the ledger activities that write them; the only
 * importer of JDBI.
 */
@NullMarked
package dev.awo.api.ledger;

import org.jspecify.annotations.NullMarked;
