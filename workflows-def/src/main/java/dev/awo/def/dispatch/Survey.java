package dev.awo.def.dispatch;

import java.util.List;

/** Which of the tasks asked about are over, although nobody said so. */
public record Survey(List<TaskEnd> ended) {
  public Survey {
    ended = List.copyOf(ended);
  }
}
