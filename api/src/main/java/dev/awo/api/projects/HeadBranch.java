package dev.awo.api.projects;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The branch that is checked out in a repository, read from its files. */
public final class HeadBranch {
  private static final String BRANCH = "ref: refs/heads/";
  private static final String POINTER = "gitdir:";

  private HeadBranch() {}

  /**
   * Absent when HEAD names a commit, or cannot be read.
   *
   * @param root of the working tree, or a bare repository
   */
  public static Optional<String> of(Path root) {
    try {
      String head = Files.readString(gitDir(root).resolve("HEAD")).strip();
      return head.startsWith(BRANCH) && !head.endsWith("/.invalid")
          ? Optional.of(head.substring(BRANCH.length()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Path gitDir(Path root) throws IOException {
    Path dotGit = root.resolve(".git");
    if (!Files.isRegularFile(dotGit)) {
      return Files.isDirectory(dotGit) ? dotGit : root;
    }
    String line = Files.readString(dotGit).strip();
    return line.startsWith(POINTER) ? root.resolve(line.substring(POINTER.length()).strip()) : root;
  }
}
