package dev.awo.api.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.awo.api.view.EventView;
import dev.awo.api.view.ProgressView;
import dev.awo.api.view.TaskView;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Follows one task to its end, over lost connections too. */
final class Following {
  private static final TypeReference<TaskView> TASK = new TypeReference<>() {};
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long BETWEEN_TRIES_MILLIS = 500;

  private final Awo awo;
  private final ApiClient client;
  private final Runnable onInterrupt;
  private final AtomicBoolean done = new AtomicBoolean();
  private Optional<String> lastEvent = Optional.empty();
  private Optional<Instant> lost = Optional.empty();

  /**
   * @param onInterrupt run when the user ends this process before the task has ended
   */
  Following(Awo awo, ApiClient client, Runnable onInterrupt) {
    this.awo = awo;
    this.client = client;
    this.onInterrupt = onInterrupt;
  }

  /** Tells a user who stops watching that the task goes on. */
  static Following of(Awo awo, ApiClient client, TaskView task) {
    return new Following(
        awo,
        client,
        () -> {
          awo.surroundings.err().println();
          awo.say(
              "task %s goes on; 'awo task follow %s' shows it, 'awo task cancel %s' ends it"
                  .formatted(task.id(), task.id(), task.id()));
        });
  }

  /** Shows the steps of {@code task}; the exit code tells how it ended. */
  int follow(TaskView task) {
    Thread hook = new Thread(this::interrupted, "interrupted");
    Runtime.getRuntime().addShutdownHook(hook);
    try (Display display = Display.of(awo)) {
      display.begin(task);
      TaskView ended = followToEnd(task, display);
      done.set(true);
      display.end(ended);
      return Ending.exitCode(ended.status());
    } finally {
      done.set(true);
    }
  }

  private TaskView followToEnd(TaskView task, Display display) {
    while (true) {
      try (EventStream events = client.events(task.links().events(), lastEvent)) {
        lost = Optional.empty();
        Optional<ServerSentEvent> event = events.next();
        while (event.isPresent()) {
          show(event.get(), display);
          event = events.next();
        }
        TaskView now = client.get(task.links().self(), TASK);
        if (now.status().isFinal()) {
          return now;
        }
      } catch (IOException e) {
        lost(task, e);
      } catch (CliProblem e) {
        if (e.exitCode() != ExitCode.UNREACHABLE) {
          throw e;
        }
        lost(task, e);
      }
      pause();
    }
  }

  private void show(ServerSentEvent event, Display display) throws IOException {
    if (event.name().equals("progress")) {
      display.progress(ApiClient.JSON.readValue(event.data(), ProgressView.class));
      return;
    }
    lastEvent = event.id().or(() -> lastEvent);
    display.event(ApiClient.JSON.readValue(event.data(), EventView.class));
  }

  /** The supervisor starts a lost API again, and the task does not mind. */
  private void lost(TaskView task, Exception cause) {
    if (lost.isEmpty()) {
      lost = Optional.of(Instant.now());
      awo.say("lost the server; waiting for it to come back");
    }
    if (lost.get().plus(PATIENCE).isBefore(Instant.now())) {
      throw CliProblem.unreachable(
          "the server does not come back. The task is safe: see 'awo doctor', then 'awo task follow "
              + task.id()
              + "'",
          cause);
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CliProblem.unreachable("interrupted", e);
    }
  }

  private void interrupted() {
    if (!done.get()) {
      onInterrupt.run();
    }
  }
}
