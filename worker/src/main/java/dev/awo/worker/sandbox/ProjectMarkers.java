package dev.awo.worker.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** Which build tools' files lie near the root of a tree. */
final class ProjectMarkers extends SimpleFileVisitor<Path> {
  private static final int DEPTH = 3;
  private static final int MOST_FILES = 5_000;
  private static final Set<String> SKIPPED =
      Set.of("node_modules", ".git", "target", "build", "dist", "vendor", ".venv");

  private final Set<String> wanted;
  private final Set<String> found = new HashSet<>();
  private int visited;

  private ProjectMarkers(Set<String> wanted) {
    this.wanted = wanted;
  }

  static Set<String> in(Path tree, Set<String> wanted) {
    if (wanted.isEmpty()) {
      return Set.of();
    }
    ProjectMarkers markers = new ProjectMarkers(wanted);
    try {
      Files.walkFileTree(tree, EnumSet.noneOf(java.nio.file.FileVisitOption.class), DEPTH, markers);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look through " + tree, e);
    }
    return Set.copyOf(markers.found);
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
    return SKIPPED.contains(directory.getFileName().toString())
        ? FileVisitResult.SKIP_SUBTREE
        : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    String name = file.getFileName().toString();
    if (wanted.contains(name)) {
      found.add(name);
    }
    visited++;
    boolean enough = found.size() == wanted.size() || visited > MOST_FILES;
    return enough ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) {
    return FileVisitResult.CONTINUE;
  }
}
