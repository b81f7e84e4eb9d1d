package dev.awo.worker;

import dev.awo.def.verify.Finding;
import dev.awo.worker.generate.GenerateRoom;
import dev.awo.worker.propose.Tree;
import dev.awo.worker.scan.ScanRequest;
import dev.awo.worker.scan.ScanTargets;
import dev.awo.worker.scan.SourceScanner;
import java.nio.file.Path;
import java.util.List;

/** A project's tree, as the rooms that read files see it. */
record WorkspaceTree(GenerateRoom generate) implements Tree {
  @Override
  public String summary(Path workspace, int tokens) {
    return generate.summary(workspace, tokens);
  }

  @Override
  public List<Path> files(Path workspace) {
    return ScanTargets.below(List.of(workspace));
  }

  @Override
  public String text(Path file) {
    return switch (ScanTargets.read(file)) {
      case ScanTargets.Content.Text text -> text.text();
      case ScanTargets.Content.Skipped skipped -> "";
    };
  }

  @Override
  public List<Finding> scan(String path, String text) {
    return SourceScanner.scan(ScanRequest.whole(path, text));
  }
}
