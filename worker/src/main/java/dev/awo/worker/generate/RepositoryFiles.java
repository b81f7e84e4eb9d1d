package dev.awo.worker.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The regular files of a workspace that a person would call its own, in the order of their paths;
 * dependencies, build output and git's data are left out. Symbolic links are not followed.
 *
 * @param complete false when there are more files than are looked at
 */
record RepositoryFiles(List<Entry> entries, boolean complete) {
  private static final int MOST = 20_000;
  private static final Set<String> SKIPPED =
      Set.of(
          ".git",
          ".gradle",
          ".idea",
          ".mypy_cache",
          ".next",
          ".nox",
          ".pytest_cache",
          ".tox",
          ".venv",
          "__pycache__",
          "build",
          "coverage",
          "dist",
          "node_modules",
          "obj",
          "out",
          "target",
          "vendor",
          "venv");

  /**
   * One file.
   *
   * @param path relative to the root, with {@code /} between its parts
   * @param bytes its size
   */
  record Entry(String path, long bytes) {
    String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }

    /** With a slash at its end; empty for the root. */
    String directory() {
      return path.substring(0, path.lastIndexOf('/') + 1);
    }
  }

  RepositoryFiles {
    entries = List.copyOf(entries);
  }

  static RepositoryFiles in(Path root) {
    Walk walk = new Walk(root);
    try {
      Files.walkFileTree(root, walk);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the workspace " + root, e);
    }
    walk.found.sort(Comparator.comparing(Entry::path));
    return new RepositoryFiles(walk.found, walk.found.size() < MOST);
  }

  /** In lower case, without the dot; empty when the name has none. */
  static String extension(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  /** Whether a path can stand in a prompt without ending the line or the fence it stands in. */
  static boolean isPlain(String path) {
    return path.chars().noneMatch(c -> Character.isISOControl(c) || c == '`');
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Entry> found = new ArrayList<>();

    private Walk(Path root) {
      this.root = root;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      boolean skipped =
          !directory.equals(root) && SKIPPED.contains(directory.getFileName().toString());
      return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        String path = root.relativize(file).toString().replace('\\', '/');
        if (!path.equals(".git") && isPlain(path)) {
          found.add(new Entry(path, attributes.size()));
        }
      }
      return found.size() < MOST ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    /** What cannot be read is not the model's to see. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}
