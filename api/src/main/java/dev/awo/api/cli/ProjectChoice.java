package dev.awo.api.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.awo.api.view.Page;
import dev.awo.api.view.ProjectView;
import java.util.List;
import java.util.Optional;

/** Which registered project a command is about: the one that is named, or the only one. */
final class ProjectChoice {
  private static final TypeReference<Page<ProjectView>> PROJECTS = new TypeReference<>() {};
  private static final int MOST = 500;

  private ProjectChoice() {}

  static String id(Awo awo, ApiClient client, Optional<String> argument) {
    if (argument.isEmpty()) {
      return only(client);
    }
    ProjectArgument where = ProjectArgument.of(awo.surroundings.directory(), argument.get());
    if (where.repository().isEmpty()) {
      return where.name();
    }
    return registered(client).stream()
        .filter(known -> known.path().equals(where.name()))
        .map(ProjectView::id)
        .findFirst()
        .orElseThrow(
            () ->
                CliProblem.usage(
                    where.name()
                        + " is not registered: 'awo projects add "
                        + argument.get()
                        + "'"));
  }

  private static String only(ApiClient client) {
    List<ProjectView> all = registered(client);
    if (all.size() == 1) {
      return all.getFirst().id();
    }
    throw CliProblem.usage(
        all.isEmpty()
            ? "no project is registered: 'awo projects add PATH'"
            : "say which project: --project ID");
  }

  private static List<ProjectView> registered(ApiClient client) {
    return client.get("/api/v1/projects?limit=" + MOST, PROJECTS).items();
  }
}
