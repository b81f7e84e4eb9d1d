package dev.awo.api.view;

import java.util.Optional;

/**
 * Where more about a task is found.
 *
 * @param self path of the task in this API
 * @param diff path of the diff; absent until the task completed
 * @param log path of the log; absent until something was verified
 * @param why path of the task's whole story
 * @param temporalUi page of the workflow in Temporal's web UI; absent when there is no web UI
 */
public record TaskLinks(
    String self,
    String events,
    Optional<String> diff,
    Optional<String> log,
    Optional<String> why,
    Optional<String> temporalUi) {}
