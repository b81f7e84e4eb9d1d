package dev.awo.api.ledger;

import dev.awo.api.ledger.NotificationDao.NewNotificationRow;
import dev.awo.api.ledger.TaskDao.TaskRow;
import dev.awo.def.ledger.TaskEvent;
import dev.awo.def.ledger.TaskEvent.Kind;
import dev.awo.def.merge.MergeNote;
import dev.awo.def.merge.MergeStatus;
import dev.awo.def.spec.Settings.Webhook.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Puts on record what webhooks are to be told. To be called in the transaction in which it happens,
 * so that neither is there without the other; what no webhook wants leaves no trace.
 */
final class Notices {
  private static final int LONGEST = 1_000;

  private final LedgerRules rules;

  Notices(LedgerRules rules) {
    this.rules = rules;
  }

  /** A round of a task is over. */
  void ended(Handle handle, TaskRow before, Instant at) {
    if (!isWanted(Event.TASK_ENDED)) {
      return;
    }
    TaskRow task = handle.attach(TaskDao.class).find(before.project(), before.id()).orElseThrow();
    String status = task.status().label();
    put(
        handle,
        about(task, Event.TASK_ENDED, "task." + status, at),
        "ended/" + task.number() + "/" + task.round(),
        name(task) + " " + status,
        task.reason().or(() -> task.branch().map(branch -> "branch " + branch)).orElse(status));
  }

  /** A person is asked about an attempt, or reminded of it, which is not told again. */
  void asked(Handle handle, TaskRow task, String run, TaskEvent event) {
    put(
        handle,
        about(task, Event.APPROVAL_NEEDED, "approval.needed", event.at()),
        "approval/" + task.number() + "/" + run + "/" + event.step() + "/" + event.attempt(),
        name(task) + " needs your approval",
        event.text());
  }

  /** Something became of a branch. */
  void merge(Handle handle, TaskRow task, String run, MergeNote.Entry entry) {
    if (entry.status() == MergeStatus.APPROVAL) {
      put(
          handle,
          about(task, Event.APPROVAL_NEEDED, "approval.needed", entry.at()),
          "approval/" + task.number() + "/merge/" + entry.round(),
          "The branch of " + name(task) + " needs your approval",
          entry.text());
    } else if (entry.kind() == Kind.MERGED) {
      put(
          handle,
          about(task, Event.MERGED, "merge.merged", entry.at()),
          "merge/" + task.number() + "/" + run + "/" + entry.sequence(),
          "The branch of " + name(task) + " is merged",
          entry.text());
    } else if (entry.kind() == Kind.REVERTED) {
      put(
          handle,
          about(task, Event.ROLLED_BACK, "merge.reverted", entry.at()),
          "merge/" + task.number() + "/" + run + "/" + entry.sequence(),
          "The merge of " + name(task) + " is taken back",
          entry.text());
    }
  }

  /** A limit forbade a call of a task; each limit is told once a day. */
  void limit(Handle handle, TaskRow task, Refusal refusal, LocalDate day, Instant at) {
    put(
        handle,
        about(task, Event.BUDGET_REACHED, "budget.reached", at),
        "budget/" + day + "/" + refusal.limit() + (refusal.ofTask() ? "/" + task.number() : ""),
        "Budget reached: " + refusal.limit(),
        refusal.words());
  }

  /** A limit forbade a call of a round; each limit is told once a day. */
  void limit(Handle handle, String project, Refusal refusal, LocalDate day, Instant at) {
    put(
        handle,
        about(project, Event.BUDGET_REACHED, "budget.reached", at),
        "budget/" + day + "/" + refusal.limit(),
        "Budget reached: " + refusal.limit(),
        refusal.words());
  }

  /**
   * A schedule starts no more rounds.
   *
   * @param cause names what paused it
   */
  void paused(Handle handle, String project, String cause, String words, Instant at) {
    put(
        handle,
        about(project, Event.AUTOPILOT_PAUSED, "autopilot.paused", at),
        "autopilot/" + project + "/" + cause,
        "The autopilot of " + project + " is paused",
        words);
  }

  /** What a notification is about. */
  private record About(
      Event topic,
      String event,
      Optional<String> project,
      Optional<String> task,
      Optional<String> url,
      Instant at) {}

  private About about(TaskRow task, Event topic, String event, Instant at) {
    return new About(
        topic,
        event,
        Optional.of(task.project()),
        Optional.of(task.id()),
        rules.temporalUi().map(ui -> TaskViews.page(ui, rules.namespace(), task.key())),
        at);
  }

  private static About about(String project, Event topic, String event, Instant at) {
    return new About(topic, event, Optional.of(project), Optional.empty(), Optional.empty(), at);
  }

  private void put(Handle handle, About about, String happening, String title, String words) {
    if (!isWanted(about.topic())) {
      return;
    }
    handle
        .attach(NotificationDao.class)
        .insert(
            new NewNotificationRow(
                UUID.randomUUID().toString(),
                happening,
                Optional.of(about.topic().name()),
                Optional.empty(),
                about.event(),
                about.project(),
                about.task(),
                title,
                cut(words),
                about.url(),
                about.at()));
  }

  /** Never in the middle of a character. */
  private static String cut(String words) {
    return words.codePointCount(0, words.length()) <= LONGEST
        ? words
        : words.substring(0, words.offsetByCodePoints(0, LONGEST));
  }

  private boolean isWanted(Event topic) {
    return rules.told().contains(topic);
  }

  private static String name(TaskRow task) {
    return "task " + task.id() + " of " + task.project();
  }
}
