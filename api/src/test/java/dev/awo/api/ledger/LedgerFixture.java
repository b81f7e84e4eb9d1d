package dev.awo.api.ledger;

import static dev.awo.def.ledger.TaskEvent.Kind.COMPLETED;
import static dev.awo.def.ledger.TaskEvent.Kind.STARTED;

import dev.awo.api.blob.BlobDirectory;
import dev.awo.def.AttemptKey;
import dev.awo.def.BlobId;
import dev.awo.def.TaskKey;
import dev.awo.def.generate.ModelChoice;
import dev.awo.def.generate.Usage;
import dev.awo.def.ledger.LedgerActivities;
import dev.awo.def.ledger.Reservation;
import dev.awo.def.ledger.Settlement;
import dev.awo.def.ledger.TaskEvent;
import dev.awo.def.ledger.TaskRecord;
import dev.awo.def.spec.BudgetSpec;
import dev.awo.def.spec.Limits;
import dev.awo.def.spec.PriceTable;
import dev.awo.def.spec.Settings.Webhook.Event;
import dev.awo.def.task.TaskOutcome;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A ledger on a real file, whose model {@code priced} costs 1 dollar a call at most. */
final class LedgerFixture implements AutoCloseable {
  static final ModelChoice PRICED = new ModelChoice("openai", "priced", 400_000, 600_000);
  static final ModelChoice UNPRICED = new ModelChoice("openai", "free", 400, 600);
  static final BlobId BLOB = new BlobId("0".repeat(64));
  static final String RUN = "run-1";

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T22:30:00Z"));
  private final BlobDirectory blobs;
  private final Ledger ledger;

  LedgerFixture(Path directory, BudgetSpec budget, Map<String, Limits> providers) {
    this(directory, budget, providers, BudgetSpec.NONE);
  }

  /**
   * A ledger with limits.
   *
   * @param ofProject of each project
   */
  LedgerFixture(
      Path directory, BudgetSpec budget, Map<String, Limits> providers, BudgetSpec ofProject) {
    this(directory, budget, providers, ofProject, Set.of());
  }

  /**
   * A ledger with limits and webhooks.
   *
   * @param told what they want to be told
   */
  LedgerFixture(
      Path directory,
      BudgetSpec budget,
      Map<String, Limits> providers,
      BudgetSpec ofProject,
      Set<Event> told) {
    blobs = new BlobDirectory(directory.resolve("blobs"));
    LedgerRules rules =
        new LedgerRules(
            budget,
            providers,
            project -> ofProject,
            Map.of("scarce", 2),
            ZoneId.of("Europe/Berlin"),
            new PriceTable(
                List.of(
                    new PriceTable.Price(
                        "priced", BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE))),
            Optional.of("http://127.0.0.1:8233"),
            "default",
            told);
    ledger = Ledger.open(directory.resolve("data").resolve("awo.db"), blobs, rules, clock);
  }

  LedgerFixture(Path directory) {
    this(directory, BudgetSpec.NONE, Map.of());
  }

  static BudgetSpec budget(Limits daily, Limits task) {
    return new BudgetSpec(daily, task, Optional.empty());
  }

  static Limits usd(long dollars) {
    return new Limits(
        Optional.of(dollars * 1_000_000), Optional.empty(), Optional.empty(), Optional.empty());
  }

  Ledger ledger() {
    return ledger;
  }

  BlobDirectory blobs() {
    return blobs;
  }

  LedgerActivities activities() {
    return ledger.activities();
  }

  void pass(Duration time) {
    clock.now = clock.now.plus(time);
  }

  TaskKey task(String id) {
    return task("shop", id, PRICED);
  }

  TaskKey task(String project, String id, ModelChoice model) {
    TaskKey key = new TaskKey(project, id);
    ledger
        .tasks()
        .insert(
            new NewTaskRecord(
                key,
                "{}",
                "print",
                blobs.put("prompt of " + id),
                model,
                Optional.empty(),
                Optional.empty()));
    return key;
  }

  /** A task that waits for a slot. */
  TaskKey queued(String project, String id, String provider, Place place) {
    TaskKey key = new TaskKey(project, id);
    ledger
        .tasks()
        .insert(
            new NewTaskRecord(
                key,
                "{}",
                "print",
                blobs.put("prompt of " + id),
                new ModelChoice(provider, "free", 400, 600),
                Optional.of(place),
                Optional.empty()));
    return key;
  }

  /** The task runs, with its first attempt. */
  void run(TaskKey key) {
    activities().reserve(reservation(attempt(key, 1), UNPRICED, event(1, STARTED, "started")));
  }

  void end(TaskKey key, TaskOutcome outcome) {
    activities()
        .close(new TaskRecord(key, RUN, outcome, List.of(event(9, COMPLETED, "it is over"))));
  }

  static AttemptKey attempt(TaskKey task, int attempt) {
    return new AttemptKey(task, RUN, 0, attempt);
  }

  static Reservation reservation(AttemptKey key, ModelChoice model, TaskEvent... events) {
    return new Reservation(key, model, List.of(events));
  }

  static Settlement settlement(AttemptKey key, long micros, TaskEvent... events) {
    return new Settlement(key, new Usage(100, 10, 50, micros), BLOB, BLOB, List.of(events));
  }

  static TaskEvent event(int sequence, TaskEvent.Kind kind, String text) {
    return new TaskEvent(
        sequence, Instant.parse("2026-11-24T22:31:00Z"), kind, 0, 1, text, Optional.empty());
  }

  @Override
  public void close() {
    ledger.close();
  }

  private static final class MovableClock implements InstantSource {
    private volatile Instant now;

    MovableClock(Instant now) {
      this.now = now;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
