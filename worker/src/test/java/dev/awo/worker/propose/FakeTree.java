package dev.awo.worker.propose;

import dev.awo.def.files.GuardRules;
import dev.awo.def.verify.Finding;
import dev.awo.worker.files.PathRules;
import dev.awo.worker.scan.ScanRequest;
import dev.awo.worker.scan.ScanTargets;
import dev.awo.worker.scan.SourceScanner;
import dev.awo.worker.secrets.SecretScanner;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Real files, the real scanner and the real guard; only the map of the repository is made up. */
final class FakeTree implements Tree, PathRule {
  @Override
  public String summary(Path workspace, int tokens) {
    return "THE MAP";
  }

  @Override
  public List<Path> files(Path workspace) {
    return ScanTargets.below(List.of(workspace));
  }

  @Override
  public String text(Path file) {
    return ScanTargets.read(file) instanceof ScanTargets.Content.Text text ? text.text() : "";
  }

  @Override
  public List<Finding> scan(String path, String text) {
    return SourceScanner.scan(ScanRequest.whole(path, text));
  }

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
