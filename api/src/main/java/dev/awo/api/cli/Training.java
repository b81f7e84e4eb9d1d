package dev.awo.api.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.awo.api.view.BudgetView;
import dev.awo.api.view.EventView;
import dev.awo.api.view.Page;
import dev.awo.api.view.ProgressView;
import dev.awo.api.view.ProjectView;
import dev.awo.api.view.QueueView;
import dev.awo.api.view.TaskView;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Loads what the client commands load, so that the launcher script can have it written into a class
 * data archive: with it a command takes half the time. Talks to nobody.
 */
public final class Training {
  /** Nothing listens there. */
  private static final String NOWHERE = "http://127.0.0.1:1";

  private static final List<TypeReference<?>> ANSWERS =
      List.of(
          new TypeReference<Page<TaskView>>() {},
          new TypeReference<Page<ProjectView>>() {},
          new TypeReference<QueueView>() {},
          new TypeReference<BudgetView>() {},
          new TypeReference<EventView>() {},
          new TypeReference<ProgressView>() {});

  private Training() {}

  public static void main(String[] args) throws IOException {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Surroundings surroundings =
        new Surroundings(
            nowhere,
            nowhere,
            Map.of("AWO_API", NOWHERE),
            false,
            80,
            Path.of(""),
            () -> {
              throw new IllegalStateException("training starts nothing");
            });
    for (String command : List.of("queue", "budget", "projects")) {
      Main.run(surroundings, command);
    }
    Main.run(surroundings, "task", "list");
    Main.run(surroundings, "auto", "x", "--project", "x");
    for (TypeReference<?> answer : ANSWERS) {
      ApiClient.JSON.readerFor(answer).readValue("null");
    }
    new Output(surroundings, false).table(List.of(List.of("a", "b")));
  }
}
