package dev.awo.api.resources;

import dev.awo.api.http.Problems;
import dev.awo.api.launch.RoundStarts;
import dev.awo.api.launch.RoundStarts.Start;
import dev.awo.api.view.RoundView;
import dev.awo.def.autopilot.RoundRequest;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** What the resources that start rounds have in common. */
final class Rounds {
  private static final int DEFAULT_TASKS = 3;
  private static final int MOST_TASKS = 20;

  private Rounds() {}

  static int tasks(Optional<Integer> wanted) {
    int tasks = wanted.orElse(DEFAULT_TASKS);
    if (tasks < 1 || tasks > MOST_TASKS) {
      throw Problems.badRequest("'max_tasks' must be from 1 to " + MOST_TASKS);
    }
    return tasks;
  }

  /** 202 with the round as it begins, or the problem. */
  static Response start(RoundStarts starts, RoundRequest request) {
    return switch (starts.start(request)) {
      case Start.Started started ->
          Response.accepted(
                  RoundView.starting(
                      started.run(), request.project(), request.goal(), request.approve()))
              .build();
      case Start.Busy busy ->
          throw Problems.conflict(
              "a round of project "
                  + request.project()
                  + " is under way (run "
                  + busy.run()
                  + "): wait for it, or stop it with 'awo autopilot stop'");
      case Start.Refused refused -> throw Problems.conflict(refused.detail());
      case Start.Unavailable away -> throw Problems.unavailable(away.detail());
    };
  }
}
