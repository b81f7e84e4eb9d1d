package dev.awo.def.files;

import dev.awo.def.BlobId;
import dev.awo.def.generate.StopReason;
import dev.awo.def.git.Workspace;

/** Applies one answer to a workspace, all of it or nothing. */
public record WriteRequest(Workspace workspace, BlobId answer, StopReason stop, GuardRules guard) {}
