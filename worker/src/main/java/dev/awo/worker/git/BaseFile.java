package dev.awo.worker.git;

import java.util.List;

/**
 * A file as it was in the commit that a task started from.
 *
 * @param changed the lines of the new text that are not in the old one, in order
 */
public record BaseFile(String text, List<Lines> changed) {

  /** Lines of a text, counted from 1, both included. */
  public record Lines(int first, int last) {}
}
