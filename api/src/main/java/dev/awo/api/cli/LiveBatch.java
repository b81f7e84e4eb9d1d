package dev.awo.api.cli;

import dev.awo.api.view.EventView;
import dev.awo.def.ledger.TaskEvent;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What ended, a line each, and below it a line for every running task, drawn again and again. */
final class LiveBatch implements BatchDisplay {
  private static final Set<TaskEvent.Kind> WORTH_A_LINE =
      Set.of(
          TaskEvent.Kind.REJECTED,
          TaskEvent.Kind.BLOCKED,
          TaskEvent.Kind.APPROVAL,
          TaskEvent.Kind.APPROVED,
          TaskEvent.Kind.DECLINED,
          TaskEvent.Kind.COMPLETED,
          TaskEvent.Kind.FAILED,
          TaskEvent.Kind.REFUSED,
          TaskEvent.Kind.CANCELLED);
  private static final Set<TaskEvent.Kind> LAST =
      Set.of(
          TaskEvent.Kind.COMPLETED,
          TaskEvent.Kind.FAILED,
          TaskEvent.Kind.REFUSED,
          TaskEvent.Kind.CANCELLED);
  private static final int MOST_LINES = 20;
  private static final long REDRAW_MILLIS = 250;

  private final PrintStream out;
  private final int columns;
  private final boolean colour;
  private final Map<String, EventView> running = new LinkedHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private int drawn;

  LiveBatch(Surroundings surroundings) {
    out = surroundings.out();
    columns = surroundings.columns();
    colour = surroundings.colour();
    Thread.ofPlatform().daemon().name("redraw").start(this::keepDrawing);
  }

  @Override
  public synchronized void begin(String project) {
    print("the queue of " + project + " runs");
  }

  @Override
  public synchronized void event(EventView event) {
    if (WORTH_A_LINE.contains(event.kind())) {
      print(BatchDisplay.line(event));
    }
    String key = event.project() + "/" + event.task();
    if (LAST.contains(event.kind())) {
      running.remove(key);
    } else if (event.kind() != TaskEvent.Kind.QUEUED) {
      running.put(key, event);
    }
    draw();
  }

  @Override
  public synchronized void end(Summary summary) {
    running.clear();
    summary.lines().forEach(this::print);
  }

  @Override
  public synchronized void close() {
    closed.countDown();
    erase();
    out.flush();
  }

  private void keepDrawing() {
    try {
      while (!closed.await(REDRAW_MILLIS, TimeUnit.MILLISECONDS)) {
        draw();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void draw() {
    if (closed.getCount() == 0) {
      return;
    }
    erase();
    List<EventView> shown = running.values().stream().limit(MOST_LINES).toList();
    shown.forEach(event -> line(dim() + cut(words(event)) + (colour ? "\u001b[0m" : "")));
    if (running.size() > shown.size()) {
      line("  … and " + (running.size() - shown.size()) + " more");
    }
    out.flush();
  }

  private void print(String text) {
    erase();
    out.println(SafeText.line(text));
    draw();
  }

  private void line(String text) {
    out.println(text);
    drawn++;
  }

  /** Takes back the lines of the running tasks. */
  private void erase() {
    if (drawn > 0) {
      out.print("\u001b[" + drawn + "A\r\u001b[J");
      drawn = 0;
    }
  }

  private static String words(EventView event) {
    Duration time = Duration.between(event.at(), Instant.now());
    return SafeText.line(
        "  … %s  %s  %s"
            .formatted(
                event.task(),
                event.text(),
                Words.duration(time.isNegative() ? Duration.ZERO : time)));
  }

  /** A line that wraps could not be taken back. */
  private String cut(String text) {
    int room = Math.max(1, columns - 1);
    return text.length() > room ? text.substring(0, room) : text;
  }

  private String dim() {
    return colour ? "\u001b[2m" : "";
  }
}
