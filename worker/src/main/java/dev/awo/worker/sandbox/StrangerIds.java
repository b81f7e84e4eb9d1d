package dev.awo.worker.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * User ids for the commands of a worker that runs as root: each tree has its own, nobody else has
 * one of them, and none owns anything on the host but the tree and its home.
 *
 * @param first in a range that Linux distributions leave unassigned (systemd's UIDS-GIDS)
 */
record StrangerIds(int first, int count) {
  private static final StrangerIds UNASSIGNED = new StrangerIds(1_900_000_000, 10_000_000);

  /** Absent when the worker is an ordinary user, or root of a container without such ids. */
  static Optional<StrangerIds> forThisUser() {
    try {
      boolean root = Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
      return root
              && Files.readAllLines(Path.of("/proc/self/uid_map")).stream()
                  .anyMatch(StrangerIds::maps)
          ? Optional.of(UNASSIGNED)
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the worker's own user id in /proc", e);
    }
  }

  int idOf(TreeMark tree) {
    return first + Math.floorMod(tree.name().hashCode(), count);
  }

  /** A line is: first id inside, first id outside, how many. */
  private static boolean maps(String line) {
    String[] numbers = line.strip().split(" +", -1);
    long start = Long.parseLong(numbers[0]);
    return start <= UNASSIGNED.first
        && UNASSIGNED.first + (long) UNASSIGNED.count <= start + Long.parseLong(numbers[2]);
  }
}
