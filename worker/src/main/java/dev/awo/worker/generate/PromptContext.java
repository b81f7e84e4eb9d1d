package dev.awo.worker.generate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What one prompt shows of the workspace, each part within its share. */
final class PromptContext {
  private final WorkspaceReader reader;
  private final List<ContextFile> named;
  private final Shares shares;
  private final Exports exports;
  private Optional<RepositoryFiles> listing = Optional.empty();

  /**
   * @param named the files that the user named, whole
   * @param left tokens of the budget that are still free
   * @param exports of all repositories
   */
  PromptContext(WorkspaceReader reader, List<ContextFile> named, int left, Exports exports) {
    this.reader = reader;
    this.named = List.copyOf(named);
    this.shares = Shares.of(left);
    this.exports = exports;
  }

  Shares shares() {
    return shares;
  }

  /** The named files, or else the ones that the instruction is about. */
  List<ContextFile> files(String instruction) {
    return named.isEmpty()
        ? new RelevantFiles(reader, listing()).forInstruction(instruction, shares.chosen())
        : named;
  }

  String summary(List<ContextFile> shown) {
    return new ProjectSummary(reader, listing(), exports).within(shares.summary(), paths(shown));
  }

  /** The files that the findings speak of and that are not shown yet. */
  List<ContextFile> namedBy(String findings, List<ContextFile> shown) {
    return new RelevantFiles(reader, listing()).namedBy(findings, paths(shown), shares.named());
  }

  private RepositoryFiles listing() {
    RepositoryFiles files = listing.orElseGet(reader::files);
    listing = Optional.of(files);
    return files;
  }

  private static Set<String> paths(List<ContextFile> files) {
    return files.stream().map(ContextFile::path).collect(Collectors.toCollection(TreeSet::new));
  }
}
