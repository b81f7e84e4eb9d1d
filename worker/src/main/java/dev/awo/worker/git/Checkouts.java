package dev.awo.worker.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.eclipse.jgit.lib.Constants.HEAD;
import static org.eclipse.jgit.lib.Constants.R_HEADS;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.Ref;

/** Where in the user's repository a branch is checked out. */
final class Checkouts {
  private Checkouts() {}

  /**
   * A working tree on the branch.
   *
   * @param tree its root
   * @param isBusy whether a rebase of the branch is under way there, so that HEAD names no branch
   */
  record Checkout(Path tree, boolean isBusy) {}

  /** Whether HEAD of the repository or of one of its working trees names the branch. */
  static boolean isNamed(UserRepository user, String branch) throws IOException {
    return headNames(user, branch) || !inLinkedTrees(user, branch).isEmpty();
  }

  /** The working trees on the branch; a bare repository has HEAD for those who clone it. */
  static List<Checkout> of(UserRepository user, String branch) throws IOException {
    List<Checkout> found = new ArrayList<>();
    boolean isBusy = isRebased(user.location().commonDir(), branch);
    if (!isBare(user) && (isBusy || headNames(user, branch))) {
      found.add(new Checkout(mainTree(user), isBusy));
    }
    found.addAll(inLinkedTrees(user, branch));
    return found;
  }

  /** HEAD may name a branch that does not exist yet, and would follow it once it does. */
  private static boolean headNames(UserRepository user, String branch) throws IOException {
    Ref head = user.repository().exactRef(HEAD);
    return head != null && head.isSymbolic() && head.getTarget().getName().equals(R_HEADS + branch);
  }

  private static List<Checkout> inLinkedTrees(UserRepository user, String branch)
      throws IOException {
    List<Checkout> found = new ArrayList<>();
    Path worktrees = user.location().commonDir().resolve("worktrees");
    if (Files.isDirectory(worktrees)) {
      try (DirectoryStream<Path> each = Files.newDirectoryStream(worktrees)) {
        for (Path worktree : each) {
          boolean isBusy = isRebased(worktree, branch);
          if (isBusy || names(worktree.resolve(HEAD), "ref: " + R_HEADS + branch)) {
            found.add(new Checkout(linkedTree(worktree), isBusy));
          }
        }
      }
    }
    return found;
  }

  private static boolean isBare(UserRepository user) {
    return user.repository().getConfig().getBoolean("core", "bare", false);
  }

  private static Path mainTree(UserRepository user) {
    Path common = user.location().commonDir();
    String configured = user.repository().getConfig().getString("core", null, "worktree");
    return configured == null ? common.resolveSibling("") : common.resolve(configured);
  }

  private static Path linkedTree(Path worktree) throws IOException {
    Path pointer = worktree.resolve("gitdir");
    return Files.isRegularFile(pointer)
        ? worktree.resolve(Files.readString(pointer, UTF_8).strip()).resolveSibling("")
        : worktree;
  }

  private static boolean isRebased(Path gitDir, String branch) throws IOException {
    return names(gitDir.resolve("rebase-merge/head-name"), R_HEADS + branch)
        || names(gitDir.resolve("rebase-apply/head-name"), R_HEADS + branch);
  }

  private static boolean names(Path file, String content) throws IOException {
    return Files.isRegularFile(file) && Files.readString(file, UTF_8).strip().equals(content);
  }
}
