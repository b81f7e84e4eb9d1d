package dev.awo.api.cli;

import dev.awo.api.view.QueueView;
import dev.awo.api.view.QueueView.ProjectQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The queue as rows of text. */
final class QueueRows {
  private QueueRows() {}

  static List<List<String>> of(List<QueueView.Item> items) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("ID", "PROJECT", "STATE", "PRIORITY", "COST", ""));
    for (QueueView.Item item : items) {
      rows.add(
          List.of(
              item.task().id(),
              item.task().project(),
              item.state().name().toLowerCase(Locale.ROOT),
              Integer.toString(item.priority()),
              Words.money(item.task().costUsd()),
              item.reason().or(() -> item.task().branch()).orElse("")));
    }
    return rows;
  }

  static String of(ProjectQueue project) {
    return switch (project.mode()) {
      case PAUSED -> "project " + project.project() + ": paused";
      case NEXT ->
          "project %s: %s to start"
              .formatted(
                  project.project(), Words.plural(project.remaining().orElse(0), "more task"));
      case LOOP -> "project " + project.project() + ": runs until nothing is left";
      case WATCH -> "project " + project.project() + ": runs tasks as they come";
    };
  }
}
