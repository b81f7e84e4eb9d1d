package dev.awo.api.cli;

import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which task a command is about. */
final class TaskArgument {
  @Parameters(index = "0", paramLabel = "ID", description = "The task.")
  String id = "";

  @Option(
      names = "--project",
      paramLabel = "ID",
      description = "Its project, when several have a task of this id.")
  private Optional<String> project = Optional.empty();

  /** The task in the API, or what {@code below} names under it. */
  String path(String below) {
    return new Query("/api/v1/tasks/" + Query.encode(id) + below)
        .with("project", project)
        .toString();
  }
}
