package dev.awo.def.merge;

import dev.awo.def.TaskKey;
import java.util.List;

/**
 * Asks for the base branch with these parts done to it.
 *
 * @param owner names the workspace, as if it were a task
 * @param run of the owner; a new one each time
 * @param repository absolute path of the user's repository
 */
public record CombineRequest(
    TaskKey owner, String run, String repository, String branch, List<Part> parts) {
  public CombineRequest {
    parts = List.copyOf(parts);
  }
}
