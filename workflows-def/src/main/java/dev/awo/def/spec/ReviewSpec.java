package dev.awo.def.spec;

import java.util.List;
import java.util.Optional;

/**
 * What a review says of one proposal. The schema is closed.
 *
 * @param id of the proposal
 * @param prompt the smaller task, of a proposal that is narrowed
 * @param touches what the smaller task may change
 */
public record ReviewSpec(
    String id, Verdict verdict, String reason, Optional<String> prompt, List<String> touches) {
  public ReviewSpec {
    touches = List.copyOf(touches);
  }

  /** What is to become of a proposal. */
  public enum Verdict {
    KEEP,
    NARROW,
    DROP
  }
}
