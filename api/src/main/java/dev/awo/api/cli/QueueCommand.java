package dev.awo.api.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.awo.api.view.QueueView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code awo queue}: what waits, runs, and has ended. */
@Command(
    name = "queue",
    description = "Show what waits, what runs and what ended last.",
    footer = {"", "Example:", "  awo queue"})
final class QueueCommand implements Callable<Integer> {
  private final Awo awo;

  QueueCommand(Awo awo) {
    this.awo = awo;
  }

  @Override
  public Integer call() {
    QueueView queue = awo.client().get("/api/v1/queue", new TypeReference<QueueView>() {});
    Output output = awo.output();
    output.result(
        queue,
        () -> {
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
          if (!queue.items().isEmpty()) {
            output.table(QueueRows.of(queue.items()));
          }
        });
    return ExitCode.DONE;
  }
}
