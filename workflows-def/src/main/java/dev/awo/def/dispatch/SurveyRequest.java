package dev.awo.def.dispatch;

import java.util.List;

/** Asks how tasks of a project stand. */
public record SurveyRequest(String project, List<TaskRound> tasks) {
  public SurveyRequest {
    tasks = List.copyOf(tasks);
  }
}
