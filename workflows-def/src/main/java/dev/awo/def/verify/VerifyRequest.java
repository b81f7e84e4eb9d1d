package dev.awo.def.verify;

import dev.awo.def.AttemptKey;
import dev.awo.def.BlobId;
import dev.awo.def.git.Workspace;
import dev.awo.def.spec.VerifyCommand;
import java.util.List;

/**
 * Asks whether an attempt holds.
 *
 * @param changes manifest of what the attempt wrote; only this is scanned, and afterwards the tree
 *     is compared with it
 */
public record VerifyRequest(
    AttemptKey key,
    Workspace workspace,
    BlobId changes,
    List<VerifyCommand> commands,
    SandboxRules sandbox) {
  public VerifyRequest {
    commands = List.copyOf(commands);
  }
}
