package dev.awo.api.view;

import dev.awo.def.task.TaskStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * One task as it stands.
 *
 * @param progress where it stands, in one line of words
 * @param branch the branch it published in the user's repository
 * @param commit the tip of that branch, 40 hex digits
 * @param attempts attempts begun so far, all steps together
 * @param costUsd US dollars settled so far, all runs together
 * @param remainingUsd US dollars that the closest limit left at the last event; absent without one
 * @param reason why it did not complete, in one line
 * @param agent the provider that is asked
 * @param started when its run began; absent while it waits
 * @param prompt what to do, in the user's words; only when one task is asked for
 * @param existing only in the answer to a POST: whether the task had been accepted before
 */
public record TaskView(
    String id,
    String project,
    TaskStatus status,
    Optional<String> progress,
    Optional<String> branch,
    Optional<String> commit,
    int attempts,
    BigDecimal costUsd,
    Optional<BigDecimal> remainingUsd,
    TokensView tokens,
    Optional<String> reason,
    String agent,
    String model,
    Instant created,
    Optional<Instant> started,
    Optional<Instant> ended,
    TaskLinks links,
    Optional<String> prompt,
    Optional<Boolean> existing) {

  public TaskView withExisting(boolean acceptedBefore) {
    return new TaskView(
        id,
        project,
        status,
        progress,
        branch,
        commit,
        attempts,
        costUsd,
        remainingUsd,
        tokens,
        reason,
        agent,
        model,
        created,
        started,
        ended,
        links,
        prompt,
        Optional.of(acceptedBefore));
  }
}
