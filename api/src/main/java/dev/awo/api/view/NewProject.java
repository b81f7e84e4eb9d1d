package dev.awo.api.view;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * The body of {@code POST /api/v1/projects}.
 *
 * @param path absolute path of a git repository on the server's machine
 * @param id made from the directory's name when left out
 * @param verify command lines for tasks that bring none
 * @param agent the provider for tasks that name none
 */
public record NewProject(
    @JsonProperty(required = true) String path,
    Optional<String> id,
    List<String> verify,
    Optional<String> agent,
    Optional<String> model) {
  public NewProject {
    verify = List.copyOf(verify);
  }
}
