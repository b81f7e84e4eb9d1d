package dev.awo.def.dispatch;

import java.util.List;

/** Tasks of a project that have slots from now on, and are to be told so. */
public record Grants(String project, List<String> tasks) {
  public Grants {
    tasks = List.copyOf(tasks);
  }
}
