package dev.awo.worker.git;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A directory beside a working tree, out of reach of what runs in the tree. Things are made here
 * and then moved into the tree, or moved here and then deleted, so that no name in the tree is ever
 * resolved twice.
 */
final class Aside implements Closeable {
  private static final String LIFTED = "lifted-";

  private final Path path;
  private final SecureDirectoryStream<Path> handle;
  private long made;

  private Aside(Path path, SecureDirectoryStream<Path> handle) {
    this.path = path;
    this.handle = handle;
  }

  /** Opens it empty. */
  static Aside open(Path path, Heartbeat heartbeat) throws IOException {
    Files.createDirectories(path);
    empty(path, heartbeat);
    return new Aside(path, TreeDirectory.secure(path));
  }

  /** A path that is free. */
  Path fresh() {
    return path.resolve(Long.toString(made++));
  }

  void takeFrom(SecureDirectoryStream<Path> directory, Path name) throws IOException {
    directory.move(name, handle, fresh().getFileName());
  }

  void giveTo(SecureDirectoryStream<Path> directory, Path made, Path name) throws IOException {
    handle.move(made.getFileName(), directory, name);
  }

  /** Deletes a directory, however deep it is, without following links. */
  static void deleteAll(Path directory, Heartbeat heartbeat) throws IOException {
    if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      empty(directory, heartbeat);
      Files.deleteIfExists(directory);
    }
  }

  /**
   * Deletes all that is in a directory. What is below it is first lifted up into it, so that
   * neither open files nor the length of paths grow with the depth.
   */
  static void empty(Path directory, Heartbeat heartbeat) throws IOException {
    long lifted = 0;
    while (true) {
      boolean found = false;
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
        for (Path entry : entries) {
          found = true;
          if (!deletedFile(entry)) {
            lifted = deleteLevel(entry, directory, lifted, heartbeat);
          }
          heartbeat.beat();
        }
      }
      if (!found) {
        return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    handle.close();
  }

  private static long deleteLevel(Path level, Path top, long lifted, Heartbeat heartbeat)
      throws IOException {
    long count = lifted;
    makeAccessible(level);
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(level)) {
      for (Path entry : entries) {
        if (!deletedFile(entry)) {
          makeAccessible(entry);
          count = lift(entry, top, count);
        }
        heartbeat.beat();
      }
    }
    try {
      Files.deleteIfExists(level);
    } catch (DirectoryNotEmptyException e) {
      // The listing missed what was lifted meanwhile; the next round finds it.
      return count;
    }
    return count;
  }

  private static long lift(Path entry, Path top, long lifted) throws IOException {
    long count = lifted;
    while (Files.exists(top.resolve(LIFTED + count), LinkOption.NOFOLLOW_LINKS)) {
      count++;
    }
    Files.move(entry, top.resolve(LIFTED + count));
    return count + 1;
  }

  private static boolean deletedFile(Path entry) throws IOException {
    if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    Files.deleteIfExists(entry);
    return true;
  }

  /** Tools such as Go leave directories that not even their owner may write to. */
  private static void makeAccessible(Path directory) throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
  }
}
