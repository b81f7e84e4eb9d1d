package dev.awo.def.dispatch;

import java.util.List;

/** The tasks that may be started now; the others ask again later. */
public record Permits(List<String> tasks) {
  public Permits {
    tasks = List.copyOf(tasks);
  }
}
