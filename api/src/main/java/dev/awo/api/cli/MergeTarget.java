package dev.awo.api.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.awo.api.view.MergeView;
import dev.awo.api.view.TaskView;
import dev.awo.def.merge.MergeStatus;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The branch of one task, in the API. */
final class MergeTarget {
  static final TypeReference<MergeView> MERGE = new TypeReference<>() {};
  private static final TypeReference<TaskView> TASK = new TypeReference<>() {};
  private static final long LOOK_MILLIS = 500;

  private final Awo awo;
  private final ApiClient client;
  private final String id;
  private final String project;

  private MergeTarget(Awo awo, ApiClient client, String id, String project) {
    this.awo = awo;
    this.client = client;
    this.id = id;
    this.project = project;
  }

  /**
   * Finds the task.
   *
   * @param project when several projects have a task of this id
   */
  static MergeTarget of(Awo awo, String id, Optional<String> project) {
    ApiClient client = awo.client();
    Query query = new Query("/api/v1/tasks/" + Query.encode(id)).with("project", project);
    TaskView task = client.get(query.toString(), TASK);
    return new MergeTarget(awo, client, task.id(), task.project());
  }

  String id() {
    return id;
  }

  String project() {
    return project;
  }

  MergeView post(String path, Object body) {
    return client.post(path, body, MERGE);
  }

  String path(String below) {
    return "/api/v1/merges/" + Query.encode(project) + "/" + Query.encode(id) + below;
  }

  /** Shows each new state until nothing more happens by itself. */
  MergeView follow(MergeView first, Predicate<MergeStatus> goesOn) {
    MergeView view = first;
    while (goesOn.test(view.status())) {
      pause();
      MergeView now = client.get(path(""), MERGE);
      if (!now.words().equals(view.words()) && goesOn.test(now.status())) {
        awo.say(now.words());
      }
      view = now;
    }
    return view;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CliProblem.unreachable("interrupted", e);
    }
  }
}
