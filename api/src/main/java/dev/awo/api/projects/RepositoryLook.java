package dev.awo.api.projects;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A cheap look at whether a path belongs to a git repository; whether git agrees shows later. */
public sealed interface RepositoryLook {
  /**
   * It does.
   *
   * @param root the working tree's root, or the bare repository, without symbolic links
   */
  record Found(Path root) implements RepositoryLook {}

  /** It does not; {@code message} says what to do. */
  record NotFound(String message) implements RepositoryLook {}

  static RepositoryLook at(String text) {
    try {
      Path path = Path.of(text);
      if (!path.isAbsolute()) {
        return new NotFound("must be an absolute path");
      }
      if (!Files.isDirectory(path)) {
        return new NotFound("there is no directory at this path");
      }
      return above(path.toRealPath());
    } catch (InvalidPathException | IOException e) {
      return new NotFound("the path cannot be read");
    }
  }

  private static RepositoryLook above(Path start) {
    for (Path path = start; path != null; path = path.getParent()) {
      if (Files.exists(path.resolve(".git")) || isBare(path)) {
        return new Found(path);
      }
    }
    return new NotFound("is not in a git repository; run 'git init' and commit something there");
  }

  /** Whether a directory is a repository without a working tree. */
  static boolean isBare(Path path) {
    return Files.isRegularFile(path.resolve("HEAD"))
        && Files.isDirectory(path.resolve("objects"))
        && Files.isDirectory(path.resolve("refs"));
  }
}
