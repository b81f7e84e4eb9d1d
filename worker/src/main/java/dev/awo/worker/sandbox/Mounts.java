package dev.awo.worker.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a sandbox sees, as bubblewrap's arguments, in the order they are mounted. Nothing is there
 * that is not put here.
 */
final class Mounts {
  private final List<String> arguments = new ArrayList<>();
  private final SortedSet<Path> made = new TreeSet<>();
  private final SortedSet<Path> sameAsHost = new TreeSet<>();

  Mounts() {
    made.add(Path.of("/"));
  }

  Mounts readOnly(Path source, Path destination) {
    boolean same = source.equals(destination);
    if (same && covers(sameAsHost, destination)) {
      return this;
    }
    add(destination, "--ro-bind", source.toString(), destination.toString());
    if (same) {
      sameAsHost.add(destination);
    }
    return this;
  }

  Mounts readOnly(Collection<Path> sameOnBothSides) {
    sameOnBothSides.forEach(path -> readOnly(path, path));
    return this;
  }

  Mounts writable(Path source, Path destination) {
    add(destination, "--bind", source.toString(), destination.toString());
    return this;
  }

  Mounts link(Path target, Path destination) {
    add(destination, "--symlink", target.toString(), destination.toString());
    return this;
  }

  /** A file system in memory. */
  Mounts temporary(Path destination, String permissions, long bytes) {
    parents(destination);
    arguments.addAll(
        List.of(
            "--perms",
            permissions,
            "--size",
            Long.toString(bytes),
            "--tmpfs",
            destination.toString()));
    made.add(destination);
    return this;
  }

  /** Device nodes that are safe, and the processes of the sandbox alone. */
  Mounts kernel(long sharedMemoryBytes) {
    arguments.addAll(List.of("--proc", "/proc"));
    // With --disable-userns bubblewrap leaves /proc/sys writable; for root that is core_pattern.
    arguments.addAll(List.of("--ro-bind", "/proc/sys", "/proc/sys"));
    arguments.addAll(List.of("--dev", "/dev"));
    made.addAll(List.of(Path.of("/proc"), Path.of("/dev")));
    return temporary(Path.of("/dev/shm"), "1777", sharedMemoryBytes);
  }

  /** Everything in place: what is not a mount of its own is read-only from here on. */
  List<String> sealed() {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of("--remount-ro", "/dev", "--remount-ro", "/"));
    return List.copyOf(all);
  }

  private void add(Path destination, String... argument) {
    parents(destination);
    arguments.addAll(List.of(argument));
    made.add(destination);
  }

  /** Bubblewrap makes missing parents for their owner alone, which need not be the command. */
  private void parents(Path destination) {
    Path parent = destination.getParent();
    if (parent == null || made.contains(parent) || covers(sameAsHost, parent)) {
      return;
    }
    parents(parent);
    arguments.addAll(List.of("--perms", "0755", "--dir", parent.toString()));
    made.add(parent);
  }

  private static boolean covers(SortedSet<Path> mounted, Path path) {
    for (Path at = path; at != null; at = at.getParent()) {
      if (mounted.contains(at)) {
        return true;
      }
    }
    return false;
  }
}
