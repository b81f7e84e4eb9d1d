package dev.awo.worker.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Fills a fresh directory with links to a cache; see {@link ToolCache}. */
final class LinkFarm {
  /** Build tools rewrite these in place, so they are copied. */
  private static final List<String> REWRITTEN = List.of("trim.txt", "README", "maven-metadata");

  private static final String SNAPSHOT = "-SNAPSHOT";
  private static final String TEMPORARY = "tmp";

  private final ToolCache cache;

  private LinkFarm(ToolCache cache) {
    this.cache = cache;
  }

  /** {@code copy} must not exist, and nothing that was sandboxed may be able to reach it yet. */
  static void fill(ToolCache cache, Path copy) {
    try {
      Files.createDirectory(copy);
      Path target = copy.resolve(cache.below());
      Files.createDirectories(target);
      new LinkFarm(cache).directory(cache.source(), target, 1);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot link the cache " + cache.source(), e);
    }
  }

  private void directory(Path source, Path target, int depth) throws IOException {
    for (Path entry : entries(source)) {
      Path made = target.resolve(entry.getFileName());
      if (!Files.isDirectory(entry)) {
        file(entry, made);
      } else if (depth < cache.depth() && !linkedAsWhole(entry)) {
        Files.createDirectory(made);
        directory(entry, made, depth + 1);
      } else if (!made.endsWith(TEMPORARY)) {
        Files.createSymbolicLink(made, entry);
      }
    }
  }

  private static void file(Path source, Path made) throws IOException {
    String name = made.getFileName().toString();
    boolean copied =
        REWRITTEN.stream().anyMatch(name::startsWith)
            || source.resolveSibling(".").normalize().toString().endsWith(SNAPSHOT);
    if (copied) {
      Files.copy(source, made);
      return;
    }
    Files.createSymbolicLink(made, source);
  }

  private boolean linkedAsWhole(Path directory) throws IOException {
    if (!cache.wholeLeaves() || directory.toString().endsWith(SNAPSHOT)) {
      return false;
    }
    for (Path entry : entries(directory)) {
      if (Files.isDirectory(entry)) {
        return false;
      }
    }
    return true;
  }

  private static List<Path> entries(Path directory) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(entries::add);
    }
    return entries;
  }
}
