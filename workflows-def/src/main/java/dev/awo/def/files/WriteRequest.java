package dev.awo.def.files;

import dev.awo.def.BlobId;
import dev.awo.def.generate.StopReason;
import dev.awo.def.git.Workspace;
import java.util.Optional;

/**
 * Applies one answer to a workspace, all of it or nothing.
 *
 * @param tree what a CLI agent made of the files; when it is there, it is what is applied
 */
public record WriteRequest(
    Workspace workspace, BlobId answer, StopReason stop, GuardRules guard, Optional<BlobId> tree) {}
