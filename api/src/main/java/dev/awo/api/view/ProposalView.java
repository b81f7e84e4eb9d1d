package dev.awo.api.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A task that a model proposed.
 *
 * @param number names it in this API
 * @param id of the task that it would be, or is
 * @param prompt what is to be done; only when one proposal is asked for
 * @param rationale why, in the model's words; only when one proposal is asked for
 * @param priority 1 to 5, 1 is the most urgent
 * @param touches globs of what it may change
 * @param droppedBy which check dropped it: {@code rules}, {@code duplicate} or {@code review}
 * @param reason what the review, a check or a person said of it
 * @param decidedBy who approved or rejected it
 * @param task id of the task that it became
 */
public record ProposalView(
    long number,
    long round,
    String project,
    String id,
    String title,
    Optional<String> prompt,
    Optional<String> rationale,
    int priority,
    List<String> touches,
    State state,
    Optional<String> droppedBy,
    Optional<String> reason,
    Optional<String> decidedBy,
    Optional<String> task,
    Instant created) {
  public ProposalView {
    touches = List.copyOf(touches);
  }

  /** Where a proposal stands. */
  public enum State {
    /** It is to be reviewed. */
    PROPOSED,
    /** The review kept it; it waits for a person, or to be queued. */
    WAITING,
    /** It is a task of the queue, or was. */
    QUEUED,
    /** A rule, the record or the review speaks against it. */
    DROPPED,
    /** A person does not want it. */
    REJECTED,
    /** Nobody decided in time. */
    EXPIRED
  }
}
