package dev.awo.def.spec;

import java.util.List;
import java.util.Optional;

/**
 * A task that a model proposes. The schema is closed: what limits a model is out of its reach.
 *
 * @param title one line for people; the id when the model gave none
 * @param prompt what is to be done
 * @param rationale why
 * @param priority 1 to 5, 1 is the most urgent
 */
public record ProposalSpec(
    String id,
    String title,
    String prompt,
    Optional<String> rationale,
    Optional<String> template,
    List<String> contextFiles,
    List<String> touches,
    int priority) {
  public ProposalSpec {
    contextFiles = List.copyOf(contextFiles);
    touches = List.copyOf(touches);
  }
}
