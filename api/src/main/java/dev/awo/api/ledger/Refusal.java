package dev.awo.api.ledger;

import dev.awo.def.ledger.Grant;

/**
 * A limit that forbids a call.
 *
 * @param grant what the call is told
 * @param limit its name, such as {@code the daily limit}
 * @param ofTask whether it is a limit of one task and not of a day
 * @param words which limit would be passed, for people
 */
record Refusal(Grant grant, String limit, boolean ofTask, String words) {}
