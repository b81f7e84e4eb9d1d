package dev.awo.worker.git;

import java.nio.file.Path;

/**
 * One place in the pool. Only {@code tree} is shown to commands that the model's code runs in.
 *
 * @param number names the place; short, since the paths of some tools' sockets may be no longer
 *     than 107 bytes
 */
record Slot(Path pool, String number) {
  Path directory() {
    return pool.resolve(number);
  }

  Path gitDir() {
    return directory().resolve("git");
  }

  Path tree() {
    return directory().resolve("tree");
  }

  /** For what is on its way in or out of the tree. */
  Path aside() {
    return directory().resolve("aside");
  }

  Path leaseFile() {
    return directory().resolve("lease.json");
  }
}
