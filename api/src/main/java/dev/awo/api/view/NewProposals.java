package dev.awo.api.view;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * The body of {@code POST /api/v1/proposals}.
 *
 * @param project id of a project
 * @param maxTasks the most tasks that are proposed: 1 to 20; 3 when left out
 * @param queue whether what the review keeps is put into the queue; else it waits for a person
 */
public record NewProposals(
    @JsonProperty(required = true) String project,
    Optional<Integer> maxTasks,
    Optional<Boolean> queue) {}
