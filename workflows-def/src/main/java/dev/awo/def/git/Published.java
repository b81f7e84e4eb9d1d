package dev.awo.def.git;

/** The branch as it now stands in the user's repository. */
public record Published(String branch, String commit) {}
