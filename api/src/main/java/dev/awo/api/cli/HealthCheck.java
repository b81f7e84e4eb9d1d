package dev.awo.api.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.awo.api.view.HealthView;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The project's verify commands, run on its base branch after a batch. */
final class HealthCheck {
  private static final TypeReference<HealthView> HEALTH = new TypeReference<>() {};
  private static final long BETWEEN_LOOKS_MILLIS = 500;

  private final ApiClient client;

  HealthCheck(ApiClient client) {
    this.client = client;
  }

  /** Waits until it is over. */
  HealthView of(String project) {
    String path = "/api/v1/queue/" + Query.encode(project) + "/health";
    HealthView health = client.post(path, Map.of(), HEALTH);
    while (health.state() == HealthView.State.RUNNING) {
      pause();
      health = client.get(path, HEALTH);
    }
    return health;
  }

  static String line(String project, HealthView health) {
    String how =
        switch (health.state()) {
          case PASSED -> "passes";
          case FAILED -> "FAILS";
          case RUNNING, UNKNOWN -> "was not checked";
        };
    return "base of %s %s%s"
        .formatted(project, how, health.headline().map(words -> ": " + words).orElse(""));
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CliProblem.unreachable("interrupted", e);
    }
  }
}
