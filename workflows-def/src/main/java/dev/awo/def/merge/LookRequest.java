package dev.awo.def.merge;

import dev.awo.def.spec.CheckedOut;

/**
 * Asks about a base branch.
 *
 * @param repository absolute path of the user's repository
 */
public record LookRequest(String repository, String branch, CheckedOut checkedOut) {}
