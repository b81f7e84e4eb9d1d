package dev.awo.api.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.awo.api.view.NewMode;
import dev.awo.api.view.NewQueue;
import dev.awo.api.view.QueueMode;
import dev.awo.api.view.QueueReceipt;
import dev.awo.api.view.QueueView;
import dev.awo.api.view.QueueView.ProjectQueue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code awo queue}: what waits, runs, and has ended; and putting tasks in. */
@Command(
    name = "queue",
    description = "Show what runs, what waits and why, and what ended last; or fill the queue.",
    footer = {
      "",
      "Examples:",
      "  awo queue",
      "  awo queue --state failed --project shop",
      "  awo queue add tasks/queue.yaml"
    })
final class QueueCommand implements Callable<Integer> {
  private static final TypeReference<QueueView> QUEUE = new TypeReference<>() {};
  private static final TypeReference<QueueReceipt> RECEIPT = new TypeReference<>() {};
  private static final TypeReference<ProjectQueue> PROJECT = new TypeReference<>() {};

  /** The server refuses longer pages. */
  private static final int MOST_AT_ONCE = 200;

  private final Awo awo;

  @Option(names = "--state", description = "Only: ${COMPLETION-CANDIDATES}.")
  private Optional<QueueView.State> state = Optional.empty();

  @Option(names = "--project", paramLabel = "ID", description = "Only that project's.")
  private Optional<String> project = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100",
      description = "Of each state at most so many; 100.")
  private int limit;

  QueueCommand(Awo awo) {
    this.awo = awo;
  }

  @Override
  public Integer call() {
    QueueView queue = state.isPresent() ? pages(state.get()) : fetch(Optional.empty(), limit);
    Output output = awo.output();
    output.result(queue, () -> print(output, queue));
    return ExitCode.DONE;
  }

  @Command(
      description = {
        "Put the tasks of a file into the queue: all of them, or none when one makes no sense.",
        "Doing it again is harmless. They run when 'awo next' or 'awo schedule' starts them."
      },
      footer = {"", "Example:", "  awo queue add tasks/queue.yaml --project shop"})
  int add(
      @Parameters(paramLabel = "FILE", description = "In the format of tasks/queue.yaml.")
          Path file,
      @Option(names = "--project", paramLabel = "ID", description = "For tasks that name none.")
          Optional<String> ofProject) {
    return take(awo.surroundings.directory().resolve(file), file.toString(), ofProject);
  }

  @Command(
      description = {
        "Put the tasks of the home's tasks/queue.yaml into the queue; those that are in stay.",
        "In mode 'watch' the server does this by itself when the file changes."
      },
      footer = {"", "Example:", "  awo queue sync"})
  int sync() {
    return take(
        awo.home().directory().resolve("tasks/queue.yaml"), "tasks/queue.yaml", Optional.empty());
  }

  @Command(
      description = "Let a project's queue start nothing more; what runs goes on.",
      footer = {"", "Example:", "  awo queue pause shop"})
  int pause(@Parameters(paramLabel = "PROJECT", description = "Id of a project.") String id) {
    ProjectQueue paused =
        awo.client()
            .put(
                "/api/v1/queue/" + Query.encode(id),
                new NewMode(QueueMode.PAUSED, Optional.empty()),
                PROJECT);
    Output output = awo.output();
    output.result(
        paused,
        () ->
            output.line(
                "the queue of %s is paused; %s still running"
                    .formatted(id, Words.plural(paused.running(), "task"))));
    return ExitCode.DONE;
  }

  private int take(Path file, String name, Optional<String> ofProject) {
    QueueReceipt receipt =
        awo.client()
            .post(
                "/api/v1/queue",
                new NewQueue(Optional.of(text(file, name)), List.of(), ofProject),
                RECEIPT);
    Output output = awo.output();
    output.result(
        receipt,
        () ->
            output.line(
                "%s accepted, %s known before"
                    .formatted(
                        Words.plural(receipt.accepted().size(), "task"),
                        Words.count(receipt.existing()))));
    receipt.conflicts().forEach(conflict -> awo.say(conflict.id() + ": " + conflict.detail()));
    return receipt.conflicts().isEmpty() ? ExitCode.DONE : ExitCode.USAGE;
  }

  private static String text(Path file, String name) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw CliProblem.usage("cannot read " + name + ": is it there, and is it text?");
    }
  }

  private QueueView pages(QueueView.State wanted) {
    QueueView page = fetch(Optional.empty(), Math.min(limit, MOST_AT_ONCE), wanted);
    List<QueueView.Item> items = new ArrayList<>(page.items());
    while (page.next().isPresent() && items.size() < limit) {
      page = fetch(page.next(), Math.min(limit - items.size(), MOST_AT_ONCE), wanted);
      items.addAll(page.items());
    }
    return new QueueView(page.counts(), items, page.next(), page.projects(), page.inbox());
  }

  private QueueView fetch(Optional<String> cursor, int most, QueueView.State... wanted) {
    Query query =
        new Query("/api/v1/queue")
            .with(
                "state",
                List.of(wanted).stream()
                    .findFirst()
                    .map(one -> one.name().toLowerCase(Locale.ROOT)))
            .with("project", project)
            .with("cursor", cursor)
            .with("limit", Optional.of(Integer.toString(Math.min(most, MOST_AT_ONCE))));
    return awo.client().get(query.toString(), QUEUE);
  }

  private void print(Output output, QueueView queue) {
    QueueView.Counts counts = queue.counts();
    output.line(
        "%s pending, %s blocked, %s running, %s done, %s failed, %s cancelled"
            .formatted(
                Words.count(counts.pending()),
                Words.count(counts.blocked()),
                Words.count(counts.running()),
                Words.count(counts.done()),
                Words.count(counts.failed()),
                Words.count(counts.cancelled())));
    queue.inbox().ifPresent(problem -> awo.say(problem));
    queue.projects().forEach(one -> output.line(QueueRows.of(one)));
    if (!queue.items().isEmpty()) {
      output.table(QueueRows.of(queue.items()));
    }
  }
}
