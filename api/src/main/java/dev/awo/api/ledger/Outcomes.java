package dev.awo.api.ledger;

import dev.awo.api.ledger.TaskDao.EndedRow;
import dev.awo.def.ledger.TaskRecord;
import dev.awo.def.task.TaskOutcome;
import java.time.Instant;
import java.util.Optional;

/** How an outcome is kept. */
final class Outcomes {
  private Outcomes() {}

  static EndedRow row(long task, TaskRecord record, Instant now, Account account) {
    TaskOutcome outcome = record.outcome();
    Optional<TaskOutcome.Completed> completed =
        outcome instanceof TaskOutcome.Completed done ? Optional.of(done) : Optional.empty();
    return new EndedRow(
        task,
        outcome.status(),
        record.events().isEmpty() ? outcome.status().label() : record.events().getLast().text(),
        completed.map(TaskOutcome.Completed::branch),
        completed.map(TaskOutcome.Completed::commit),
        completed.map(done -> done.diff().sha256()),
        reason(outcome),
        now,
        account.day(now).toString());
  }

  private static Optional<String> reason(TaskOutcome outcome) {
    return switch (outcome) {
      case TaskOutcome.Completed done -> Optional.empty();
      case TaskOutcome.Failed failed -> Optional.of(failed.reason());
      case TaskOutcome.Refused refused -> Optional.of(refused.limit());
      case TaskOutcome.Cancelled cancelled -> Optional.of("cancelled by a person");
    };
  }
}
