package dev.awo.worker.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * The places of a provision's results in a working tree. A place that the tree has content of its
 * own for is left to the tree.
 */
final class MountPoints {
  private final Path tree;
  private final Provision provision;

  MountPoints(Path tree, Provision provision) {
    this.tree = tree;
    this.provision = provision;
  }

  /** The results to be mounted; their places are there afterwards. */
  List<String> make() {
    return provision.results().stream().filter(this::isMade).toList();
  }

  /** Puts links where nothing can be mounted. */
  void link() {
    for (String result : make()) {
      Path place = tree.resolve(result);
      try {
        Files.delete(place);
        Files.createSymbolicLink(place, provision.tree().resolve(result));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot link what was prepared into the workspace", e);
      }
    }
  }

  private boolean isMade(String result) {
    Path place = tree.resolve(result);
    Path parent = place.getParent();
    boolean directory =
        Files.isDirectory(provision.tree().resolve(result), LinkOption.NOFOLLOW_LINKS);
    try {
      if (parent == null || !isPlainDirectory(parent)) {
        return false;
      }
      if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
        return directory ? isEmptyDirectory(place) : isEmptyFile(place);
      }
      if (directory) {
        Files.createDirectory(place);
      } else {
        Files.createFile(place);
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a place for what was prepared", e);
    }
  }

  /** No part of the way to it below the tree is a link. */
  private boolean isPlainDirectory(Path directory) {
    for (Path part = directory; part != null && part.startsWith(tree); part = part.getParent()) {
      if (!Files.isDirectory(part, LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isEmptyDirectory(Path place) throws IOException {
    if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(place)) {
      return !entries.iterator().hasNext();
    }
  }

  private static boolean isEmptyFile(Path place) throws IOException {
    return Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS) && Files.size(place) == 0;
  }
}
