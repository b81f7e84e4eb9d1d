package dev.awo.worker.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a preparation added to a tree: new directories as a whole, and new files in old ones. Build
 * output is no dependency: builds write to it, so each workspace makes its own.
 */
final class NewFiles {
  private static final int MOST = 500;
  private static final Set<String> BUILD_OUTPUT =
      Set.of(
          "target",
          "build",
          "dist",
          "out",
          "obj",
          "bin",
          ".gradle",
          ".next",
          ".expo",
          ".sst",
          ".serverless",
          "coverage",
          "__pycache__",
          ".pytest_cache");

  private final Path tree;
  private final Path before;
  private final List<String> found = new ArrayList<>();

  private NewFiles(Path tree, Path before) {
    this.tree = tree;
    this.before = before;
  }

  /** Paths relative to {@code tree}, in their order. */
  static List<String> in(Path tree, Path before) throws IOException {
    NewFiles files = new NewFiles(tree, before);
    files.look("");
    files.found.sort(null);
    return files.found;
  }

  private void look(String directory) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(tree.resolve(directory))) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        String path = directory + name;
        boolean isDirectory = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
        if (!Files.exists(before.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
          if (!BUILD_OUTPUT.contains(name) && isShared(entry, isDirectory)) {
            add(path);
          }
        } else if (isDirectory) {
          look(path + "/");
        }
      }
    }
  }

  private static boolean isShared(Path entry, boolean isDirectory) {
    return isDirectory || Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS);
  }

  private void add(String path) throws IOException {
    if (found.size() == MOST) {
      throw new IOException(
          "the prepare commands add more than "
              + MOST
              + " files and directories to the tree; let them write into one directory");
    }
    found.add(path);
  }
}
