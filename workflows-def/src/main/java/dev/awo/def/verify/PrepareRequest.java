package dev.awo.def.verify;

import dev.awo.def.git.Workspace;

/**
 * Asks for a project's dependencies.
 *
 * @param workspace freshly opened; it is read, never written
 * @param sandbox how the commands are confined; they have the network in any case
 */
public record PrepareRequest(
    String project, Workspace workspace, Preparation preparation, SandboxRules sandbox) {}
