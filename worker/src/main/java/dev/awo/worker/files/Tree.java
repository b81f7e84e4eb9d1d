package dev.awo.worker.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks at files below a root, from its open descriptor and without following any link. */
final class Tree implements AutoCloseable {
  private static final Path HERE = Path.of(".");

  private final SecureDirectoryStream<Path> root;
  private final long maxBytes;
  private final Map<List<String>, Map<String, List<String>>> listings = new HashMap<>();

  private Tree(SecureDirectoryStream<Path> root, long maxBytes) {
    this.root = root;
    this.maxBytes = maxBytes;
  }

  /** What stands at a path. */
  sealed interface Entry {
    record Absent() implements Entry {}

    /** A file; its bytes are read unless it is larger than the limit. */
    record Regular(Optional<FileContent> content, Set<PosixFilePermission> permissions)
        implements Entry {}

    /** Something that no edit may touch or go through. */
    record Barred(Reason reason, String detail) implements Entry {}
  }

  /**
   * @param maxBytes larger files are not read
   * @throws IOException when the root cannot be opened, or its file system cannot open files
   *     relative to a directory
   */
  static Tree open(Path root, long maxBytes) throws IOException {
    return new Tree(openRoot(root), maxBytes);
  }

  @SuppressWarnings("StreamResourceLeak") // handed to the caller, who closes it
  static SecureDirectoryStream<Path> openRoot(Path root) throws IOException {
    DirectoryStream<Path> stream = Files.newDirectoryStream(root.toRealPath());
    if (stream instanceof SecureDirectoryStream<Path> secure) {
      return secure;
    }
    stream.close();
    throw new IOException(
        "the file system of " + root + " cannot open files relative to a directory");
  }

  Entry at(RepoPath path) throws IOException {
    if (!canExpress(path)) {
      return new Entry.Barred(
          Reason.PATH_SYNTAX,
          "the locale of this process cannot express the path; start it with LC_ALL=C.UTF-8");
    }
    List<SecureDirectoryStream<Path>> opened = new ArrayList<>();
    try {
      SecureDirectoryStream<Path> directory = root;
      for (int depth = 0; depth < path.names().size(); depth++) {
        String name = path.names().get(depth);
        Optional<Entry> clash = clash(directory, path.names().subList(0, depth), name);
        if (clash.isPresent()) {
          return clash.get();
        }
        Optional<PosixFileAttributes> found = attributes(directory, name);
        if (found.isEmpty()) {
          return new Entry.Absent();
        }
        boolean last = depth == path.names().size() - 1;
        Optional<Entry> barred = barred(found.get(), path, depth);
        if (barred.isPresent()) {
          return barred.get();
        }
        if (last) {
          return regular(directory, name, found.get());
        }
        directory = directory.newDirectoryStream(Path.of(name), LinkOption.NOFOLLOW_LINKS);
        opened.add(directory);
      }
      throw new IllegalArgumentException("a path without names");
    } finally {
      for (SecureDirectoryStream<Path> stream : opened) {
        stream.close();
      }
    }
  }

  private static boolean canExpress(RepoPath path) {
    try {
      return path.names().stream().noneMatch(name -> Path.of(name).isAbsolute());
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static Optional<Entry> barred(PosixFileAttributes found, RepoPath path, int depth) {
    boolean last = depth == path.names().size() - 1;
    String part = String.join("/", path.names().subList(0, depth + 1));
    if (found.isSymbolicLink()) {
      return Optional.of(
          new Entry.Barred(
              Reason.SYMLINK_ESCAPE,
              part + " is a symbolic link; links are not followed and not replaced"));
    }
    if (found.isDirectory() && last) {
      return Optional.of(new Entry.Barred(Reason.IS_DIRECTORY, part + " is a directory"));
    }
    if (found.isRegularFile() && !last) {
      return Optional.of(
          new Entry.Barred(
              Reason.IS_DIRECTORY, part + " is a file, so nothing can stand below it"));
    }
    if (found.isOther()) {
      return Optional.of(
          new Entry.Barred(Reason.UNSUPPORTED_MODE, part + " is neither a file nor a directory"));
    }
    return Optional.empty();
  }

  private Optional<Entry> clash(
      SecureDirectoryStream<Path> directory, List<String> above, String name) throws IOException {
    List<String> alike = listing(directory, above).getOrDefault(PathFold.fold(name), List.of());
    if (alike.isEmpty() || alike.contains(name)) {
      return Optional.empty();
    }
    return Optional.of(
        new Entry.Barred(
            Reason.CASE_COLLISION,
            "it differs only in case or composition from what is there: " + alike.get(0)));
  }

  private Map<String, List<String>> listing(
      SecureDirectoryStream<Path> directory, List<String> path) throws IOException {
    Map<String, List<String>> known = listings.get(path);
    if (known != null) {
      return known;
    }
    Map<String, List<String>> names = new HashMap<>();
    try (SecureDirectoryStream<Path> entries =
        directory.newDirectoryStream(HERE, LinkOption.NOFOLLOW_LINKS)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        names.computeIfAbsent(PathFold.fold(name), folded -> new ArrayList<>()).add(name);
      }
    }
    listings.put(path, names);
    return names;
  }

  /** The names beside this one that a file system without case would take for it. */
  List<String> alike(RepoPath path) {
    return listings
        .getOrDefault(path.directories(), Map.of())
        .getOrDefault(PathFold.fold(path.fileName()), List.of());
  }

  private static Optional<PosixFileAttributes> attributes(
      SecureDirectoryStream<Path> directory, String name) throws IOException {
    try {
      return Optional.of(
          directory
              .getFileAttributeView(
                  Path.of(name), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
              .readAttributes());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private Entry regular(
      SecureDirectoryStream<Path> directory, String name, PosixFileAttributes found)
      throws IOException {
    if (found.size() > maxBytes) {
      return new Entry.Regular(Optional.empty(), found.permissions());
    }
    ByteBuffer buffer = ByteBuffer.allocate((int) found.size());
    try (SeekableByteChannel channel =
        directory.newByteChannel(
            Path.of(name), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
    }
    return new Entry.Regular(
        Optional.of(FileContent.of(Arrays.copyOf(buffer.array(), buffer.position()))),
        found.permissions());
  }

  @Override
  public void close() throws IOException {
    root.close();
  }
}
