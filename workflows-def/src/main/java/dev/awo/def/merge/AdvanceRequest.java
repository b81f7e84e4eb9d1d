package dev.awo.def.merge;

import dev.awo.def.git.Workspace;
import dev.awo.def.spec.CheckedOut;

/**
 * Asks to move the base branch.
 *
 * @param repository absolute path of the user's repository
 * @param from where it must be, 40 hex digits
 * @param to the verified commit, made in the workspace
 */
public record AdvanceRequest(
    Workspace workspace,
    String repository,
    String branch,
    String from,
    String to,
    CheckedOut checkedOut) {}
