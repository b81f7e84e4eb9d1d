package dev.awo.def.git;

/** Puts the workspace back to its last commit, whatever lies in it. */
public record RollbackRequest(Workspace workspace) {}
