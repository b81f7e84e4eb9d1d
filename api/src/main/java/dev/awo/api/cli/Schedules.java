package dev.awo.api.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.awo.api.view.NewMode;
import dev.awo.api.view.Page;
import dev.awo.api.view.ProjectView;
import dev.awo.api.view.QueueMode;
import dev.awo.api.view.QueueView;
import dev.awo.api.view.QueueView.ProjectQueue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which projects' queues to start, and how far. */
final class Schedules {
  private static final TypeReference<QueueView> QUEUE = new TypeReference<>() {};
  private static final TypeReference<ProjectQueue> PROJECT = new TypeReference<>() {};
  private static final TypeReference<Page<ProjectView>> PROJECTS = new TypeReference<>() {};

  private final Awo awo;
  private final ApiClient client;

  Schedules(Awo awo, ApiClient client) {
    this.awo = awo;
    this.client = client;
  }

  /** What to put each project's queue to; empty when there is nothing to run. */
  Map<String, NewMode> plan(QueueMode mode, int count, Optional<String> project) {
    Map<String, NewMode> plan = new LinkedHashMap<>();
    if (project.isPresent()) {
      String id = id(project.get());
      if (mode == QueueMode.WATCH || queue(id).pending() > 0) {
        plan.put(id, new NewMode(mode, Optional.of(count)));
      }
      return plan;
    }
    if (mode == QueueMode.NEXT) {
      mostUrgent(count).forEach((id, tasks) -> plan.put(id, new NewMode(mode, Optional.of(tasks))));
      return plan;
    }
    all(mode).forEach(id -> plan.put(id, new NewMode(mode, Optional.empty())));
    return plan;
  }

  ProjectQueue put(String project, NewMode mode) {
    return client.put("/api/v1/queue/" + Query.encode(project), mode, PROJECT);
  }

  ProjectQueue queue(String project) {
    return client.get("/api/v1/queue/" + Query.encode(project), PROJECT);
  }

  QueueView.Counts counts() {
    return client.get("/api/v1/queue?limit=1", QUEUE).counts();
  }

  /** Of all projects' tasks that can run, the first ones: how many they are by project. */
  private Map<String, Integer> mostUrgent(int count) {
    Map<String, Integer> tasks = new LinkedHashMap<>();
    client
        .get("/api/v1/queue?state=pending&limit=" + Math.min(count, 500), QUEUE)
        .items()
        .forEach(item -> tasks.merge(item.task().project(), 1, Integer::sum));
    return tasks;
  }

  private List<String> all(QueueMode mode) {
    if (mode == QueueMode.WATCH) {
      return registered().stream().map(ProjectView::id).toList();
    }
    return client.get("/api/v1/queue?limit=1", QUEUE).projects().stream()
        .filter(queue -> queue.pending() > 0)
        .map(ProjectQueue::project)
        .toList();
  }

  private String id(String argument) {
    ProjectArgument where = ProjectArgument.of(awo.surroundings.directory(), argument);
    if (where.repository().isEmpty()) {
      return where.name();
    }
    return registered().stream()
        .filter(known -> known.path().equals(where.name()))
        .map(ProjectView::id)
        .findFirst()
        .orElseThrow(
            () ->
                CliProblem.usage(
                    where.name() + " is not registered: 'awo projects add " + argument + "'"));
  }

  private List<ProjectView> registered() {
    List<ProjectView> projects = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      Page<ProjectView> page =
          client.get(new Query("/api/v1/projects").with("cursor", cursor).toString(), PROJECTS);
      projects.addAll(page.items());
      cursor = page.next();
    } while (cursor.isPresent());
    return projects;
  }
}
