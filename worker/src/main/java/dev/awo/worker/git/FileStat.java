package dev.awo.worker.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.FileMode;

/**
 * What lstat says of a file.
 *
 * @param mode type and permissions, as the system has them
 * @param changed the time of the last change of content or attributes; unlike the time of the last
 *     modification it cannot be set back by the program that made the change
 */
record FileStat(int mode, long size, Instant changed) {
  private static final int TYPE = 0170000;
  private static final int DIRECTORY = 0040000;
  private static final int REGULAR = 0100000;
  private static final int LINK = 0120000;
  private static final int OWNER_EXECUTES = 0100;
  private static final int OWNER_ALL = 0700;

  static Optional<FileStat> of(Path path) throws IOException {
    try {
      Map<String, Object> values =
          Files.readAttributes(path, "unix:mode,size,ctime", LinkOption.NOFOLLOW_LINKS);
      int mode = (Integer) Objects.requireNonNull(values.get("mode"));
      long size = (Long) Objects.requireNonNull(values.get("size"));
      FileTime changed = (FileTime) Objects.requireNonNull(values.get("ctime"));
      return Optional.of(new FileStat(mode, size, changed.toInstant()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  boolean isDirectory() {
    return (mode & TYPE) == DIRECTORY;
  }

  boolean isRegular() {
    return (mode & TYPE) == REGULAR;
  }

  boolean isExecutable() {
    return (mode & OWNER_EXECUTES) != 0;
  }

  boolean isAccessible() {
    return (mode & OWNER_ALL) == OWNER_ALL;
  }

  /** Whether the file is still the one that {@link #noteIn} noted. */
  boolean isNotedIn(DirCacheEntry entry) {
    return hasKind(entry.getRawMode())
        && (int) size == entry.getLength()
        && changed.equals(entry.getLastModifiedInstant());
  }

  /** An index has no field that git does not read as the time of modification, so it goes there. */
  void noteIn(DirCacheEntry entry) {
    entry.setLength(size);
    entry.setLastModified(changed);
  }

  private boolean hasKind(int wanted) {
    if (FileMode.SYMLINK.equals(wanted)) {
      return (mode & TYPE) == LINK;
    }
    return isRegular() && isExecutable() == FileMode.EXECUTABLE_FILE.equals(wanted);
  }
}
