package dev.awo.worker.files;

import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Translates between git's two modes and permissions. */
final class Modes {
  private static final Set<PosixFilePermission> PLAIN =
      PosixFilePermissions.fromString("rw-r--r--");
  private static final Set<PosixFilePermission> PROGRAM =
      PosixFilePermissions.fromString("rwxr-xr-x");
  private static final Set<PosixFilePermission> EXECUTE =
      Set.of(
          PosixFilePermission.OWNER_EXECUTE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_EXECUTE);

  private Modes() {}

  static FileMode of(Set<PosixFilePermission> permissions) {
    return permissions.contains(PosixFilePermission.OWNER_EXECUTE)
        ? FileMode.EXECUTABLE
        : FileMode.REGULAR;
  }

  static Set<PosixFilePermission> ofNew(FileMode mode) {
    return mode == FileMode.EXECUTABLE ? PROGRAM : PLAIN;
  }

  /** The old permissions, with the execute bits that the mode asks for. */
  static Set<PosixFilePermission> changed(Set<PosixFilePermission> old, FileMode mode) {
    if (of(old) == mode) {
      return old;
    }
    Set<PosixFilePermission> next = EnumSet.copyOf(old);
    if (mode == FileMode.REGULAR) {
      next.removeAll(EXECUTE);
      return next;
    }
    next.add(PosixFilePermission.OWNER_EXECUTE);
    if (old.contains(PosixFilePermission.GROUP_READ)) {
      next.add(PosixFilePermission.GROUP_EXECUTE);
    }
    if (old.contains(PosixFilePermission.OTHERS_READ)) {
      next.add(PosixFilePermission.OTHERS_EXECUTE);
    }
    return next;
  }
}
