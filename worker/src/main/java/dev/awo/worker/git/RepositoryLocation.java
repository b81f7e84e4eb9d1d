package dev.awo.worker.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.awo.def.FailureKind;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a repository keeps its things, as real paths. The two differ in a linked worktree only.
 *
 * @param gitDir has HEAD
 * @param commonDir has objects, branches and configuration
 */
record RepositoryLocation(Path gitDir, Path commonDir) {
  /**
   * Looks upwards from {@code given} as git does, but never at the environment. Fails with {@link
   * FailureKind#REPOSITORY} where there is no repository.
   */
  static RepositoryLocation find(String given) throws IOException {
    Path start = existing(given);
    for (Path at = start; at != null; at = at.getParent()) {
      Optional<Path> gitDir = gitDirAt(at);
      if (gitDir.isPresent()) {
        return withCommonDir(gitDir.get());
      }
    }
    throw refusal(
        Printable.of(given)
            + " is not in a git repository: run 'git init' there and make a first commit, or give"
            + " another path");
  }

  Path objects() {
    return commonDir.resolve("objects");
  }

  boolean isLinkedWorktree() {
    return !gitDir.equals(commonDir);
  }

  @Override
  public String toString() {
    return Printable.of(commonDir);
  }

  private static Path existing(String given) throws IOException {
    try {
      Path path = Path.of(given);
      if (!path.isAbsolute()) {
        throw refusal("the repository's path must be absolute: " + Printable.of(given));
      }
      if (!Files.isDirectory(path)) {
        throw refusal("there is no directory " + Printable.of(given) + ": check the path");
      }
      return path.toRealPath();
    } catch (InvalidPathException e) {
      throw FailureKind.REPOSITORY.failure(
          Printable.of(given) + " cannot be a path on this machine: check the path", e);
    }
  }

  private static Optional<Path> gitDirAt(Path directory) throws IOException {
    Path dotGit = directory.resolve(".git");
    if (Files.isRegularFile(dotGit)) {
      return Optional.of(pointedAt(dotGit));
    }
    if (isGitDir(dotGit)) {
      return Optional.of(dotGit.toRealPath());
    }
    return isGitDir(directory) ? Optional.of(directory) : Optional.empty();
  }

  private static boolean isGitDir(Path path) {
    return Files.exists(path.resolve("HEAD"))
        && (Files.isRegularFile(path.resolve("commondir"))
            || (Files.isDirectory(path.resolve("objects"))
                && Files.isDirectory(path.resolve("refs"))));
  }

  private static Path pointedAt(Path dotGit) throws IOException {
    String line = Files.readString(dotGit, UTF_8).strip();
    String prefix = "gitdir:";
    if (line.startsWith(prefix)) {
      Path target = dotGit.resolveSibling(line.substring(prefix.length()).strip());
      if (isGitDir(target)) {
        return target.toRealPath();
      }
    }
    throw refusal(
        Printable.of(dotGit)
            + " does not point to a git directory: run 'git worktree repair' in the main repository");
  }

  private static RepositoryLocation withCommonDir(Path gitDir) throws IOException {
    Path pointer = gitDir.resolve("commondir");
    if (!Files.isRegularFile(pointer)) {
      return new RepositoryLocation(gitDir, gitDir);
    }
    Path common = gitDir.resolve(Files.readString(pointer, UTF_8).strip());
    if (!isGitDir(common)) {
      throw refusal(
          Printable.of(pointer)
              + " does not point to a git directory: run 'git worktree repair' in the main"
              + " repository");
    }
    return new RepositoryLocation(gitDir, common.toRealPath());
  }

  private static ApplicationFailure refusal(String message) {
    return FailureKind.REPOSITORY.failure(message);
  }
}
