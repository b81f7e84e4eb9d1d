package dev.awo.api.launch;

import dev.awo.api.launch.QueueIntake.Intake;
import dev.awo.api.ledger.Queue;
import dev.awo.api.view.NewQueue;
import dev.awo.api.view.Problem.FieldError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in the home's {@code tasks/queue.yaml} when it changes, for as long as some project's queue
 * is in mode {@code watch}. Tasks that were taken in before stay as they are.
 */
public final class QueueInbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(QueueInbox.class);
  private static final Duration EVERY = Duration.ofSeconds(2);

  /** The largest text that is read at all; the reader's own limit is told with its line. */
  private static final long MOST_BYTES = 2 << 20;

  private final Path file;
  private final Queue queue;
  private final QueueIntake intake;
  private final Repeating looking;
  private String seen = "";
  private volatile Optional<String> problem = Optional.empty();

  private QueueInbox(Path file, Queue queue, QueueIntake intake) {
    this.file = file;
    this.queue = queue;
    this.intake = intake;
    looking = Repeating.start("queue-inbox", EVERY, this::look);
  }

  /** Looks at the file in the background until it is closed. */
  public static QueueInbox start(Path home, Queue queue, QueueIntake intake) {
    return new QueueInbox(home.resolve("tasks/queue.yaml"), queue, intake);
  }

  /** What was wrong with the file when it was last looked at. */
  public Optional<String> problem() {
    return problem;
  }

  private void look() {
    try {
      if (!queue.isWatching() || !Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
        return;
      }
      String text = Files.readString(file);
      if (!text.equals(seen)) {
        take(text);
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("tasks/queue.yaml cannot be taken in; trying on", e);
    }
  }

  private void take(String text) {
    Intake intakeOf = intake.take(new NewQueue(Optional.of(text), List.of(), Optional.empty()));
    Optional<String> wrong =
        switch (intakeOf) {
          case Intake.Taken taken -> {
            LOG.info(
                "tasks/queue.yaml: {} new tasks, {} known",
                taken.receipt().accepted().size(),
                taken.receipt().existing());
            yield taken.receipt().conflicts().stream().findFirst().map(c -> c.detail());
          }
          case Intake.Invalid invalid -> Optional.of(words(invalid.errors()));
          case Intake.Full full -> Optional.of(full.detail());
          case Intake.Unavailable away -> Optional.empty();
        };
    seen = intakeOf instanceof Intake.Unavailable ? "" : text;
    problem = wrong.map(words -> "tasks/queue.yaml: " + words);
    problem.ifPresent(LOG::warn);
  }

  private static String words(List<FieldError> errors) {
    FieldError first = errors.getFirst();
    String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
    return first.field() + ": " + first.message() + more;
  }

  @Override
  public void close() {
    looking.close();
  }
}
