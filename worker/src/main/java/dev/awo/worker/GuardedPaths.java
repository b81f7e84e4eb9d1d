package dev.awo.worker;

import dev.awo.def.files.GuardRules;
import dev.awo.worker.files.PathRules;
import dev.awo.worker.propose.PathRule;
import dev.awo.worker.secrets.SecretScanner;
import java.util.Optional;

/** The guard's word on what is proposed. */
record GuardedPaths() implements PathRule {
  @Override
  public Optional<String> againstWriting(GuardRules rules, String glob) {
    return PathRules.againstWriting(rules, glob);
  }

  @Override
  public Optional<String> againstReading(String path) {
    return PathRules.againstReading(path);
  }

  @Override
  public boolean holdsSecret(String text) {
    return !SecretScanner.find(text).isEmpty();
  }
}
