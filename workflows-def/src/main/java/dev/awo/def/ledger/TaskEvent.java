package dev.awo.def.ledger;

import dev.awo.def.BlobId;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing that happened to a task, in words. Numbered by the workflow, so that an event that is
 * delivered twice is recorded once.
 *
 * @param sequence 1-based within the run
 * @param attempt 1-based; 0 outside of attempts
 * @param text one line for people; no prompt, answer or key
 * @param detail a longer text in the blob store, such as findings or a log
 * @param commit what was committed, 40 hex digits
 */
public record TaskEvent(
    int sequence,
    Instant at,
    Kind kind,
    int step,
    int attempt,
    String text,
    Optional<BlobId> detail,
    Optional<String> commit) {

  /** One by which nothing was committed. */
  public TaskEvent(
      int sequence,
      Instant at,
      Kind kind,
      int step,
      int attempt,
      String text,
      Optional<BlobId> detail) {
    this(sequence, at, kind, step, attempt, text, detail, Optional.empty());
  }

  /** What happened; also the name of the server-sent event. */
  public enum Kind {
    QUEUED,
    STARTED,
    PAUSED,
    RESUMED,
    OPENED,
    PREPARING,
    PREPARED,
    GENERATING,
    ANSWERED,
    WRITTEN,
    BLOCKED,
    VERIFYING,
    PASSED,
    REJECTED,
    /** A person is asked, or reminded; the detail is the diff. */
    APPROVAL,
    APPROVED,
    /** A person said no; the detail is what the model is told. */
    DECLINED,
    /** The attempts go round in circles and go on with another model. */
    FALLBACK,
    COMMITTED,
    PUBLISHED,
    COMPLETED,
    FAILED,
    REFUSED,
    CANCELLED,
    MERGE_QUEUED,
    MERGE_VERIFYING,
    /** Verified, or waiting for something that is not its fault. */
    MERGE_WAITING,
    MERGED,
    MERGE_CONFLICT,
    MERGE_REJECTED,
    /** The base branch's health was checked again after a merge. */
    PROBATION,
    REVERTED
  }
}
