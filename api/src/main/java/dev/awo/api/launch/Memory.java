package dev.awo.api.launch;

import dev.awo.api.blob.BlobDirectory;
import dev.awo.api.ledger.Ledger;
import dev.awo.api.ledger.Proposals;
import dev.awo.api.ledger.TaskFilter;
import dev.awo.api.view.ProposalView;
import dev.awo.api.view.TaskView;
import dev.awo.def.BlobId;
import dev.awo.def.TaskKey;
import dev.awo.def.autopilot.Batch;
import dev.awo.def.autopilot.Batch.Fate;
import dev.awo.def.autopilot.Batch.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the record knows of a project's tasks and proposals: for a prompt, and to tell repeats. */
final class Memory {
  private static final int MOST_TASKS = 200;
  private static final int MOST_PROPOSALS = 200;
  private static final int SHOWN = 60;
  private static final int LONGEST_LINE = 160;

  private final Ledger ledger;
  private final BlobDirectory blobs;

  Memory(Ledger ledger, BlobDirectory blobs) {
    this.ledger = ledger;
    this.blobs = blobs;
  }

  /** The latest tasks and proposals, a line each; in the blob store. */
  BlobId text(String project) {
    StringBuilder text = new StringBuilder();
    tasks(project).stream().limit(SHOWN).forEach(task -> text.append(line(task)));
    ledger.proposals().latest(project, SHOWN).stream()
        .map(Proposals.Known::view)
        .filter(view -> view.task().isEmpty())
        .forEach(view -> text.append(line(view)));
    return blobs.put(text.isEmpty() ? "(nothing yet)\n" : text.toString());
  }

  /** The batch without what the project has already. */
  Batch sift(long round, String project, Batch batch) {
    Map<String, Intent> known = new LinkedHashMap<>();
    for (TaskView task : tasks(project)) {
      known.put("task '" + task.id() + "', " + task.status().label(), Intent.of(prompt(task)));
    }
    for (Proposals.Known proposal : ledger.proposals().latest(project, MOST_PROPOSALS)) {
      ProposalView view = proposal.view();
      if (view.round() != round && isFinalWord(view)) {
        known.put(
            "proposal " + view.number() + " '" + view.id() + "', " + label(view),
            Intent.of(proposal.proposal().prompt()));
      }
    }
    List<Item> items = new ArrayList<>();
    for (Item item : batch.items()) {
      Item judged = item.fate() instanceof Fate.Open ? judge(project, item, known) : item;
      items.add(judged);
      if (judged.fate() instanceof Fate.Open) {
        known.put(
            "'" + item.proposal().id() + "' of the same answer",
            Intent.of(item.proposal().prompt()));
      }
    }
    return new Batch(items);
  }

  private Item judge(String project, Item item, Map<String, Intent> known) {
    String id = item.proposal().id();
    if (ledger.tasks().isKnown(new TaskKey(project, id))) {
      return duplicate(item, "the project has a task '" + id + "' already");
    }
    Optional<String> named =
        known.keySet().stream().filter(name -> name.contains(" '" + id + "'")).findFirst();
    if (named.isPresent()) {
      return duplicate(item, "its id is that of " + named.get());
    }
    Intent intent = Intent.of(item.proposal().prompt());
    return known.entrySet().stream()
        .filter(entry -> entry.getValue().isSameAs(intent))
        .findFirst()
        .map(entry -> duplicate(item, "it asks for the same as " + entry.getKey()))
        .orElse(item);
  }

  private static Item duplicate(Item item, String reason) {
    return item.with(new Fate.Dropped(Fate.By.DUPLICATE, reason));
  }

  /** What rules refused, or nobody decided, may be proposed anew in a better way. */
  private static boolean isFinalWord(ProposalView view) {
    return switch (view.state()) {
      case WAITING, QUEUED, REJECTED -> true;
      case DROPPED -> view.droppedBy().filter("review"::equals).isPresent();
      case PROPOSED, EXPIRED -> false;
    };
  }

  private List<TaskView> tasks(String project) {
    return ledger
        .tasks()
        .list(new TaskFilter(Optional.empty(), Optional.of(project), Optional.empty(), MOST_TASKS))
        .items();
  }

  private String prompt(TaskView task) {
    return ledger
        .tasks()
        .find(new TaskKey(task.project(), task.id()))
        .flatMap(TaskView::prompt)
        .orElse("");
  }

  private String line(TaskView task) {
    String reason = task.reason().map(why -> " (" + shortened(why) + ")").orElse("");
    return "- task %s: %s%s: %s%n"
        .formatted(task.id(), task.status().label(), reason, shortened(prompt(task)));
  }

  private static String line(ProposalView view) {
    return "- proposal %s: %s (%s): %s%n"
        .formatted(
            view.id(),
            label(view),
            shortened(view.reason().orElse("no reason given")),
            shortened(view.title()));
  }

  private static String label(ProposalView view) {
    return view.state().name().toLowerCase(java.util.Locale.ROOT);
  }

  private static String shortened(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "..." : line;
  }
}
