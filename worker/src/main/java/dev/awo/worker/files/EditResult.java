package dev.awo.worker.files;

/** A file with an edit done in memory, or why it cannot be done. */
sealed interface EditResult {
  record Edited(TextFile file) implements EditResult {}

  record Refused(Reason reason, String detail) implements EditResult {}
}
