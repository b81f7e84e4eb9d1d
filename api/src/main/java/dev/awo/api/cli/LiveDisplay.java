package dev.awo.api.cli;

import dev.awo.api.view.EventView;
import dev.awo.api.view.ProgressView;
import dev.awo.api.view.TaskView;
import dev.awo.def.ledger.TaskEvent;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A line a step on a terminal, and below them one that is redrawn while a step runs. */
final class LiveDisplay implements Display {
  private static final String CLEAR = "\r\u001b[K";
  private static final String PLAIN = "\u001b[0m";
  private static final long REDRAW_MILLIS = 200;

  private final PrintStream out;
  private final int columns;
  private final boolean colour;
  private final CountDownLatch closed = new CountDownLatch(1);

  private Optional<Running> running = Optional.empty();

  /** The step that goes on now. */
  private record Running(Instant since, String text) {}

  LiveDisplay(Surroundings surroundings) {
    this.out = surroundings.out();
    this.columns = surroundings.columns();
    this.colour = surroundings.colour();
  }

  @Override
  public void begin(TaskView task) {
    print("task " + task.id() + " (project " + task.project() + ")", "");
    running = Optional.of(new Running(Instant.now(), "waiting"));
    Thread.ofPlatform().daemon().name("redraw").start(this::keepDrawing);
  }

  @Override
  public synchronized void event(EventView event) {
    List<String> lines = StepText.of(event);
    print(lines.getFirst(), paint(event.kind()));
    lines.stream().skip(1).forEach(line -> print(line, dim()));
    running =
        isLast(event.kind())
            ? Optional.empty()
            : Optional.of(new Running(event.at(), next(event.kind())));
    redraw();
  }

  @Override
  public synchronized void progress(ProgressView progress) {
    Instant since = running.map(Running::since).orElseGet(Instant::now);
    running = Optional.of(new Running(since, words(progress)));
    redraw();
  }

  @Override
  public synchronized void end(TaskView task) {
    running = Optional.empty();
    Ending.of(task).forEach(line -> print(SafeText.line(line), ""));
  }

  @Override
  public synchronized void close() {
    closed.countDown();
    out.print(CLEAR);
    out.flush();
  }

  private void keepDrawing() {
    try {
      while (!closed.await(REDRAW_MILLIS, TimeUnit.MILLISECONDS)) {
        redraw();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void redraw() {
    running.ifPresent(
        step -> {
          Duration elapsed = Duration.between(step.since(), Instant.now());
          String time = Words.duration(elapsed.isNegative() ? Duration.ZERO : elapsed);
          String text = SafeText.line("  … " + step.text() + "  " + time);
          out.print(CLEAR + dim() + cut(text) + (colour ? PLAIN : ""));
          out.flush();
        });
  }

  private void print(String line, String paint) {
    out.println(CLEAR + paint + line + (paint.isEmpty() ? "" : PLAIN));
    out.flush();
  }

  /** A line that wraps could not be redrawn. */
  private String cut(String text) {
    int room = Math.max(1, columns - 1);
    return text.length() > room ? text.substring(0, room) : text;
  }

  private static String words(ProgressView progress) {
    String arrived = progress.characters().map(n -> ", " + Words.plural(n, "character")).orElse("");
    return progress.text() + arrived + (progress.tries() > 1 ? ", try " + progress.tries() : "");
  }

  private static String next(TaskEvent.Kind kind) {
    return switch (kind) {
      case QUEUED -> "waiting for a slot";
      case PAUSED -> "paused";
      case STARTED -> "opening a workspace";
      case PREPARING -> "fetching the project's dependencies";
      case OPENED, PREPARED, RESUMED, BLOCKED, REJECTED, DECLINED, FALLBACK ->
          "preparing the prompt";
      case GENERATING -> "asking the model";
      case ANSWERED -> "writing files";
      case WRITTEN, VERIFYING -> "verifying";
      case PASSED, APPROVED -> "committing";
      case APPROVAL -> "waiting for your approval";
      case COMMITTED -> "publishing";
      case PUBLISHED, COMPLETED, FAILED, REFUSED, CANCELLED -> "closing";
      case MERGE_QUEUED,
          MERGE_VERIFYING,
          MERGE_WAITING,
          MERGED,
          MERGE_CONFLICT,
          MERGE_REJECTED,
          PROBATION,
          REVERTED ->
          "merging";
    };
  }

  private static boolean isLast(TaskEvent.Kind kind) {
    return switch (kind) {
      case COMPLETED, FAILED, REFUSED, CANCELLED -> true;
      case QUEUED,
          STARTED,
          PAUSED,
          RESUMED,
          OPENED,
          PREPARING,
          PREPARED,
          GENERATING,
          ANSWERED,
          WRITTEN,
          BLOCKED,
          VERIFYING,
          PASSED,
          REJECTED,
          APPROVAL,
          APPROVED,
          DECLINED,
          FALLBACK,
          COMMITTED,
          PUBLISHED,
          MERGE_QUEUED,
          MERGE_VERIFYING,
          MERGE_WAITING,
          MERGED,
          MERGE_CONFLICT,
          MERGE_REJECTED,
          PROBATION,
          REVERTED ->
          false;
    };
  }

  private String paint(TaskEvent.Kind kind) {
    if (!colour) {
      return "";
    }
    return switch (kind) {
      case PASSED, APPROVED, COMMITTED, PUBLISHED, COMPLETED, MERGED -> "\u001b[32m";
      case BLOCKED,
          REJECTED,
          APPROVAL,
          DECLINED,
          FALLBACK,
          REFUSED,
          CANCELLED,
          MERGE_CONFLICT,
          MERGE_REJECTED,
          REVERTED ->
          "\u001b[33m";
      case FAILED -> "\u001b[31m";
      case QUEUED,
          STARTED,
          PAUSED,
          RESUMED,
          OPENED,
          PREPARING,
          PREPARED,
          GENERATING,
          ANSWERED,
          WRITTEN,
          VERIFYING,
          MERGE_QUEUED,
          MERGE_VERIFYING,
          MERGE_WAITING,
          PROBATION ->
          "";
    };
  }

  private String dim() {
    return colour ? "\u001b[2m" : "";
  }
}
