package dev.awo.api.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Class data archives, with which a process starts in a fraction of its time. A process that has
 * none writes one when it ends; it is kept only when the stack was up, since a process that failed
 * early has loaded few of its classes. The JVM's own AutoCreateSharedArchive does not notice that,
 * nor a jar that was built again.
 *
 * @param directory where they lie
 */
record ClassDataArchives(Path directory) {
  /** The archive of the program {@code name} for this Java version. */
  Path of(String name) {
    return directory.resolve(name + "-" + Runtime.version().feature() + ".jsa");
  }

  /** Uses the archive, or writes one. */
  String flag(String name, Installation.JavaProgram program) {
    Path archive = of(name);
    return isNewer(archive, Path.of(program.classPath()))
        ? "-XX:SharedArchiveFile=" + archive
        : "-XX:ArchiveClassesAtExit=" + fresh(name);
  }

  /** Puts what the processes of this supervisor have written in its place. */
  void keep() {
    for (String name : List.of("worker", "api")) {
      try {
        if (Files.exists(fresh(name))) {
          Files.move(fresh(name), of(name), StandardCopyOption.REPLACE_EXISTING);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write " + of(name), e);
      }
    }
  }

  /** One supervisor's own, until it is whole. */
  private Path fresh(String name) {
    return directory.resolve(name + "-" + ProcessHandle.current().pid() + ".jsa.new");
  }

  private static boolean isNewer(Path archive, Path jar) {
    return Files.exists(archive)
        && Files.exists(jar)
        && archive.toFile().lastModified() > jar.toFile().lastModified();
  }
}
