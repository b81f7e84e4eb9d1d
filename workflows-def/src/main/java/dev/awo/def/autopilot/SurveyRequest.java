package dev.awo.def.autopilot;

import dev.awo.def.git.Workspace;

/**
 * Asks for a look over a project's tree.
 *
 * @param workspace freshly opened; it is read, never written
 * @param tokens how long the result may be
 */
public record SurveyRequest(Workspace workspace, int tokens) {}
