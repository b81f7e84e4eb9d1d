package dev.awo.worker.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.awo.def.FailureKind;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * One walk through a working tree that makes it what is wanted. Files get the bytes of their blobs:
 * no filter runs, no line ending changes, pointers of LFS stay pointers, submodules stay empty.
 */
final class TreeReset {
  private final ObjectReader reader;
  private final DirCache known;
  private final DirCache wanted;
  private final Heartbeat heartbeat;
  private final String[] paths;

  /**
   * @param known the files as they were last written
   * @param wanted gets the notes on the files as they are now
   */
  TreeReset(ObjectReader reader, DirCache known, DirCache wanted, Heartbeat heartbeat) {
    this.reader = reader;
    this.known = known;
    this.wanted = wanted;
    this.heartbeat = heartbeat;
    this.paths = new String[wanted.getEntryCount()];
  }

  /**
   * Resets the directory {@code name} of {@code place}, or makes it; a link of that name is
   * replaced.
   */
  void run(TreeDirectory place, Path name) throws IOException {
    for (int i = 0; i < paths.length; i++) {
      paths[i] = decoded(wanted.getEntry(i).getRawPath());
    }
    place.requireDirectory(name);
    try (TreeDirectory root = place.child(name)) {
      directory(root, new Range(0, paths.length), 0);
    }
  }

  /** Consecutive entries. */
  private record Range(int from, int to) {}

  private void directory(TreeDirectory directory, Range range, int prefix) throws IOException {
    heartbeat.beat();
    Map<Path, Range> children = children(range, prefix);
    Set<Path> present = directory.names();
    for (Path name : present) {
      if (!children.containsKey(name)) {
        directory.remove(name);
        heartbeat.beat();
      }
    }
    for (Map.Entry<Path, Range> child : children.entrySet()) {
      Path name = child.getKey();
      child(directory, name, child.getValue(), prefix, present.contains(name));
    }
  }

  private void child(TreeDirectory directory, Path name, Range range, int prefix, boolean present)
      throws IOException {
    int end = paths[range.from()].indexOf('/', prefix);
    DirCacheEntry entry = wanted.getEntry(range.from());
    if (end < 0 && !FileMode.GITLINK.equals(entry.getRawMode())) {
      file(directory, name, entry, present);
      return;
    }
    Range below = end < 0 ? new Range(range.to(), range.to()) : range;
    directory.requireDirectory(name);
    try (TreeDirectory deeper = directory.child(name)) {
      directory(deeper, below, end + 1);
    }
  }

  private void file(TreeDirectory directory, Path name, DirCacheEntry entry, boolean present)
      throws IOException {
    Optional<FileStat> stat = present ? directory.stat(name) : Optional.empty();
    if (stat.isPresent() && isKnown(entry, stat.get())) {
      stat.get().noteIn(entry);
      return;
    }
    if (stat.isPresent()) {
      directory.remove(name);
    }
    write(directory, name, entry);
    directory.stat(name).ifPresent(written -> written.noteIn(entry));
    heartbeat.beat();
  }

  private boolean isKnown(DirCacheEntry entry, FileStat stat) {
    DirCacheEntry before = known.getEntry(entry.getPathString());
    return before != null
        && before.getObjectId().equals(entry.getObjectId())
        && before.getRawMode() == entry.getRawMode()
        && stat.isNotedIn(before);
  }

  private void write(TreeDirectory directory, Path name, DirCacheEntry entry) throws IOException {
    ObjectLoader content = content(entry);
    if (FileMode.SYMLINK.equals(entry.getRawMode())) {
      directory.writeLink(name, path(decoded(content.getBytes())));
      return;
    }
    directory.writeFile(name, FileMode.EXECUTABLE_FILE.equals(entry.getRawMode()), content);
  }

  private ObjectLoader content(DirCacheEntry entry) throws IOException {
    try {
      return reader.open(entry.getObjectId());
    } catch (MissingObjectException e) {
      throw lacking(Printable.of(entry.getPathString()), e);
    }
  }

  static ApplicationFailure lacking(String what, MissingObjectException cause) {
    return FailureKind.REPOSITORY.failure(
        "the repository lacks the content of "
            + what
            + ", as a partial clone does: run 'git fetch --refetch --no-filter' first",
        cause);
  }

  private Map<Path, Range> children(Range range, int prefix) {
    Map<Path, Range> children = new LinkedHashMap<>();
    int from = range.from();
    while (from < range.to()) {
      int end = paths[from].indexOf('/', prefix);
      int to = from + 1;
      String name = paths[from].substring(prefix);
      if (end >= 0) {
        name = paths[from].substring(prefix, end);
        String below = paths[from].substring(0, end + 1);
        while (to < range.to() && paths[to].startsWith(below)) {
          to++;
        }
      }
      children.put(path(name), new Range(from, to));
      from = to;
    }
    return children;
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw FailureKind.REPOSITORY.failure(
          "the name "
              + Printable.of(name)
              + " cannot be written here: start the worker with LC_ALL=C.UTF-8",
          e);
    }
  }

  private static String decoded(byte[] name) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(name)).toString();
    } catch (CharacterCodingException e) {
      throw FailureKind.REPOSITORY.failure(
          "the name "
              + Printable.of(new String(name, UTF_8))
              + " in the repository is not UTF-8: rename the file",
          e);
    }
  }
}
