package dev.awo.worker.files;

import java.util.Optional;

/** Tells which new files have no place in a commit. */
@FunctionalInterface
interface Litter {
  /** Where nothing is committed, anything may be written. */
  Litter NONE = path -> Optional.empty();

  /** Why a new file of this path should not be; empty when it may. */
  Optional<String> why(String path);
}
