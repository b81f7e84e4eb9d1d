package dev.awo.worker.propose;

import dev.awo.def.files.GuardRules;
import java.util.Optional;

/** What the guard says of paths. */
public interface PathRule {
  /** Why what this glob names may not be written. */
  Optional<String> againstWriting(GuardRules rules, String glob);

  /** Why a model is not shown this file. */
  Optional<String> againstReading(String path);

  /** Whether a text holds a key or password. */
  boolean holdsSecret(String text);
}
