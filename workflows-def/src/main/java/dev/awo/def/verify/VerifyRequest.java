package dev.awo.def.verify;

import dev.awo.def.AttemptKey;
import dev.awo.def.BlobId;
import dev.awo.def.git.Workspace;
import dev.awo.def.spec.VerifyCommand;
import java.util.List;
import java.util.Optional;

/**
 * Asks whether an attempt holds.
 *
 * @param changes manifest of what the attempt wrote; only this is scanned, and afterwards the tree
 *     is compared with it
 * @param prepared the state of {@link Prepared.Ready} that the commands find in their workspace
 */
public record VerifyRequest(
    AttemptKey key,
    Workspace workspace,
    BlobId changes,
    List<VerifyCommand> commands,
    SandboxRules sandbox,
    Optional<String> prepared) {
  public VerifyRequest {
    commands = List.copyOf(commands);
  }
}
