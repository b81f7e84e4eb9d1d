package dev.awo.worker.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Writes staged changes into a tree, all or none. Every directory is opened from its parent's
 * descriptor without following links; new bytes go into temporary files first and are then renamed
 * into place; a failure on the way undoes what was done.
 */
final class TreeWriter implements AutoCloseable {
  private final Path rootPath;
  private final SecureDirectoryStream<Path> root;
  private final String stamp = ".awo-" + UUID.randomUUID();
  private final Map<List<String>, SecureDirectoryStream<Path>> open = new HashMap<>();
  private final Deque<Undo> undos = new ArrayDeque<>();
  private final List<Undo> leftovers = new ArrayList<>();
  private int temporaries;

  private TreeWriter(Path rootPath, SecureDirectoryStream<Path> root) {
    this.rootPath = rootPath;
    this.root = root;
  }

  @FunctionalInterface
  private interface Undo {
    void run() throws IOException;
  }

  private record Ready(
      SecureDirectoryStream<Path> directory, Path name, Path temporary, Staged staged) {}

  /**
   * @throws IOException when a change could not be written; the tree is then as it was, and what
   *     could not be undone is suppressed in the exception
   */
  static void write(Path root, List<Staged> changes) throws IOException {
    Path real = root.toRealPath();
    try (TreeWriter writer = new TreeWriter(real, Tree.openRoot(real))) {
      writer.write(changes);
    }
  }

  private void write(List<Staged> changes) throws IOException {
    // A cancelled thread's interrupt would close the very channels that undo the work.
    boolean interrupted = Thread.interrupted();
    try {
      List<Ready> ready = new ArrayList<>();
      for (Staged staged : changes) {
        if (!staged.isThere()) {
          ready.add(prepare(staged));
        }
      }
      for (Ready change : ready) {
        commit(change);
      }
      undos.clear();
      for (Undo leftover : leftovers) {
        leftover.run();
      }
    } catch (IOException | RuntimeException e) {
      undo(e);
      throw e;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void undo(Exception cause) {
    while (!undos.isEmpty()) {
      try {
        undos.pop().run();
      } catch (IOException e) {
        cause.addSuppressed(e);
      }
    }
  }

  private Ready prepare(Staged staged) throws IOException {
    RepoPath path = RepoPath.of(staged.change().path());
    SecureDirectoryStream<Path> directory = directory(path.directories());
    Path temporary = temporary();
    if (staged.change().content().isPresent()) {
      undos.push(() -> deleteIfThere(directory, temporary));
      FileMode mode = staged.change().mode();
      create(directory, temporary, staged.change().content().get(), Modes.ofNew(mode));
      if (staged.permissions().isPresent()) {
        view(directory, temporary).setPermissions(Modes.changed(staged.permissions().get(), mode));
      }
    }
    return new Ready(directory, Path.of(path.fileName()), temporary, staged);
  }

  private Path temporary() {
    temporaries++;
    return Path.of(stamp + "-" + temporaries);
  }

  private static void create(
      SecureDirectoryStream<Path> directory,
      Path name,
      FileContent content,
      Set<PosixFilePermission> permissions)
      throws IOException {
    try (SeekableByteChannel channel =
        directory.newByteChannel(
            name,
            Set.of(
                StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
            PosixFilePermissions.asFileAttribute(permissions))) {
      ByteBuffer bytes = ByteBuffer.wrap(content.toByteArray());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  private static PosixFileAttributeView view(SecureDirectoryStream<Path> directory, Path name) {
    return directory.getFileAttributeView(
        name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }

  private void commit(Ready change) throws IOException {
    SecureDirectoryStream<Path> directory = change.directory();
    Path name = change.name();
    switch (change.staged().change().action()) {
      case CREATED -> {
        directory.move(change.temporary(), directory, name);
        undos.push(() -> directory.deleteFile(name));
      }
      case MODIFIED -> {
        Path saved = setAside(directory, change.staged());
        directory.move(change.temporary(), directory, name);
        undos.push(() -> directory.move(saved, directory, name));
      }
      case DELETED -> {
        directory.move(name, directory, change.temporary());
        undos.push(() -> directory.move(change.temporary(), directory, name));
        leftovers.add(() -> directory.deleteFile(change.temporary()));
      }
    }
  }

  /**
   * Writes the old bytes beside the file, so that undoing is a rename, which needs no room on the
   * disk.
   */
  private Path setAside(SecureDirectoryStream<Path> directory, Staged staged) throws IOException {
    Path saved = temporary();
    undos.push(() -> deleteIfThere(directory, saved));
    create(directory, saved, staged.before().orElseThrow(), Modes.ofNew(staged.change().mode()));
    view(directory, saved).setPermissions(staged.permissions().orElseThrow());
    leftovers.add(() -> directory.deleteFile(saved));
    return saved;
  }

  private static void deleteIfThere(SecureDirectoryStream<Path> directory, Path name)
      throws IOException {
    try {
      directory.deleteFile(name);
    } catch (NoSuchFileException e) {
      // Renamed into place, or never made.
    }
  }

  private SecureDirectoryStream<Path> directory(List<String> names) throws IOException {
    if (names.isEmpty()) {
      return root;
    }
    SecureDirectoryStream<Path> known = open.get(names);
    if (known != null) {
      return known;
    }
    SecureDirectoryStream<Path> parent = directory(names.subList(0, names.size() - 1));
    Path name = Path.of(names.get(names.size() - 1));
    if (!isThere(parent, name)) {
      make(parent, name);
    }
    SecureDirectoryStream<Path> opened = parent.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
    open.put(List.copyOf(names), opened);
    return opened;
  }

  private static boolean isThere(SecureDirectoryStream<Path> parent, Path name) throws IOException {
    try {
      view(parent, name).readAttributes();
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /**
   * Java cannot make a directory relative to another; so it is made in the root, which no one else
   * moves, and renamed.
   */
  private void make(SecureDirectoryStream<Path> parent, Path name) throws IOException {
    Path made = Files.createDirectory(rootPath.resolve(temporary()));
    try {
      root.move(made.getFileName(), parent, name);
    } catch (IOException e) {
      Files.delete(made);
      throw e;
    }
    undos.push(() -> parent.deleteDirectory(name));
  }

  @Override
  public void close() throws IOException {
    for (SecureDirectoryStream<Path> directory : open.values()) {
      directory.close();
    }
    root.close();
  }
}
