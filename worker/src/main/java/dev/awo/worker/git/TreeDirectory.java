package dev.awo.worker.git;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectLoader;

/**
 * An open directory of a working tree. All that changes it goes through its descriptor and follows
 * no link, so a program that swaps a directory for a link meanwhile leads nothing astray.
 */
final class TreeDirectory implements Closeable {
  private static final Set<OpenOption> NEW_FILE = Set.of(CREATE_NEW, WRITE, NOFOLLOW_LINKS);
  private static final FileAttribute<?> PLAIN =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-rw-rw-"));
  private static final FileAttribute<?> EXECUTABLE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxrwxrwx"));

  private final Path path;
  private final SecureDirectoryStream<Path> handle;
  private final Aside aside;

  private TreeDirectory(Path path, SecureDirectoryStream<Path> handle, Aside aside) {
    this.path = path;
    this.handle = handle;
    this.aside = aside;
  }

  static TreeDirectory open(Path path, Aside aside) throws IOException {
    return new TreeDirectory(path, secure(path), aside);
  }

  /** Opens a directory so that what is in it can be named by its descriptor. */
  @SuppressWarnings("StreamResourceLeak") // the caller closes it
  static SecureDirectoryStream<Path> secure(Path path) throws IOException {
    DirectoryStream<Path> stream = Files.newDirectoryStream(path);
    if (stream instanceof SecureDirectoryStream<Path> secure) {
      return secure;
    }
    stream.close();
    throw new IOException("the file system of " + path + " lacks secure directory access");
  }

  TreeDirectory child(Path name) throws IOException {
    Path below = path.resolve(name);
    return new TreeDirectory(below, handle.newDirectoryStream(name, NOFOLLOW_LINKS), aside);
  }

  /** May be asked once. */
  Set<Path> names() throws IOException {
    try {
      Set<Path> names = new HashSet<>();
      handle.forEach(entry -> names.add(entry.getFileName()));
      return names;
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  Optional<FileStat> stat(Path name) throws IOException {
    return FileStat.of(path.resolve(name));
  }

  /** Takes the entry away, whatever it is. */
  void remove(Path name) throws IOException {
    Optional<FileStat> stat = stat(name);
    if (stat.isPresent() && stat.get().isDirectory()) {
      makeAccessible(name, stat.get());
      aside.takeFrom(handle, name);
      return;
    }
    handle.deleteFile(name);
  }

  /** Makes sure that a directory is there and may be entered. */
  void requireDirectory(Path name) throws IOException {
    Optional<FileStat> stat = stat(name);
    if (stat.isPresent() && stat.get().isDirectory()) {
      makeAccessible(name, stat.get());
      return;
    }
    if (stat.isPresent()) {
      remove(name);
    }
    Path made = Files.createDirectory(aside.fresh());
    aside.giveTo(handle, made, name);
  }

  void writeFile(Path name, boolean executable, ObjectLoader content) throws IOException {
    FileAttribute<?> permissions = executable ? EXECUTABLE : PLAIN;
    try (SeekableByteChannel channel = handle.newByteChannel(name, NEW_FILE, permissions)) {
      content.copyTo(Channels.newOutputStream(channel));
    }
  }

  void writeLink(Path name, Path target) throws IOException {
    Path made = Files.createSymbolicLink(aside.fresh(), target);
    aside.giveTo(handle, made, name);
  }

  @Override
  public void close() throws IOException {
    handle.close();
  }

  private void makeAccessible(Path name, FileStat stat) throws IOException {
    if (!stat.isAccessible()) {
      Files.setPosixFilePermissions(
          path.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }
}
