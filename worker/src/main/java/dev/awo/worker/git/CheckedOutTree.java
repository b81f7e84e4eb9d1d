package dev.awo.worker.git;

import dev.awo.def.merge.Advance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/** A working tree of the user's that has the branch checked out which a merge moves. */
final class CheckedOutTree {
  private final Path tree;
  private final GitProgram git;

  CheckedOutTree(Path tree) {
    this.tree = tree;
    git = new GitProgram(tree);
  }

  /** Moves the branch; false when it was somewhere else. */
  @FunctionalInterface
  interface Step {
    boolean done() throws IOException;
  }

  /** Why its files cannot be updated now. */
  Optional<String> blocker() {
    if (!Files.isDirectory(tree)) {
      return Optional.of(
          "its working tree %s is gone: 'git worktree prune' forgets it"
              .formatted(Printable.of(tree)));
    }
    try {
      GitProgram.Result status =
          git.run("status", "--porcelain", "--untracked-files=no", "--ignore-submodules=none");
      if (!status.succeeded()) {
        return Optional.of("git refuses: " + Printable.of(status.text()));
      }
      return status.text().isEmpty()
          ? Optional.empty()
          : Optional.of(
              "your working tree %s has it checked out and is not clean"
                  .formatted(Printable.of(tree)));
    } catch (IOException e) {
      return Optional.of("git cannot be run to update the files of " + Printable.of(tree));
    }
  }

  /**
   * Moves the branch and the files together. Nothing is changed where a file would be lost that git
   * does not know.
   */
  Advance advance(ObjectId from, ObjectId to, Step move, Step undo) throws IOException {
    GitProgram.Result rehearsal = git.run("read-tree", "-m", "-u", "-n", from.name(), to.name());
    if (!rehearsal.succeeded()) {
      return blocked(rehearsal);
    }
    if (!move.done()) {
      return new Advance.Moved();
    }
    GitProgram.Result update = update(from, to);
    if (update.succeeded()) {
      return new Advance.Advanced();
    }
    undo.done();
    return blocked(update);
  }

  /** Updates files and index when they are still exactly those of {@code from}. */
  void finish(ObjectId from, ObjectId to) throws IOException {
    if (Files.isDirectory(tree)
        && git.run("diff-index", "--cached", "--quiet", from.name()).succeeded()
        && git.run("diff-files", "--quiet").succeeded()) {
      update(from, to);
    }
  }

  private GitProgram.Result update(ObjectId from, ObjectId to) throws IOException {
    return git.run("read-tree", "-m", "-u", from.name(), to.name());
  }

  private Advance blocked(GitProgram.Result result) {
    return new Advance.Blocked(
        "the files of %s cannot be updated: %s"
            .formatted(Printable.of(tree), Printable.of(result.text())));
  }
}
