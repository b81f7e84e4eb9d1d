package dev.awo.api.cli;

import dev.awo.api.view.AutopilotView;
import dev.awo.api.view.RoundView;
import java.util.ArrayList;
import java.util.List;

/** An autopilot as text. */
final class AutopilotRows {
  private AutopilotRows() {}

  static void print(Output output, AutopilotView autopilot) {
    output.line(
        "project %s: %s"
            .formatted(
                autopilot.project(),
                autopilot.cron().map(c -> schedule(autopilot, c)).orElse("no schedule")));
    if (!autopilot.rounds().isEmpty()) {
      output.table(rounds(autopilot.rounds()));
    }
  }

  private static String schedule(AutopilotView autopilot, String cron) {
    String tasks = Words.plural(autopilot.maxTasks().orElse(0), "task");
    String approval = autopilot.approve() ? ", with approval" : "";
    String state =
        autopilot.paused()
            ? "PAUSED" + autopilot.note().map(note -> " (" + note + ")").orElse("")
            : autopilot.next().stream()
                .findFirst()
                .map(next -> "next at " + next)
                .orElse("no next round");
    return "'%s', at most %s a round%s; %s".formatted(cron, tasks, approval, state);
  }

  private static List<List<String>> rounds(List<RoundView> rounds) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("ROUND", "STARTED", "BY", "RESULT", "COST", ""));
    for (RoundView round : rounds) {
      rows.add(
          List.of(
              round.number().map(String::valueOf).orElse(""),
              round.started().map(String::valueOf).orElse(""),
              round.origin().map(origin -> origin.label()).orElse(""),
              round.result().label(),
              Words.money(round.costUsd()),
              round.words()));
    }
    return rows;
  }
}
