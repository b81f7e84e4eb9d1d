package dev.awo.def.dispatch;

import java.util.List;

/** Asks how the workflows of these tasks stand. */
public record SurveyRequest(String project, List<String> tasks) {
  public SurveyRequest {
    tasks = List.copyOf(tasks);
  }
}
