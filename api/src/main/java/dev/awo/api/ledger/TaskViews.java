package dev.awo.api.ledger;

import dev.awo.api.blob.BlobDirectory;
import dev.awo.api.ledger.TaskDao.TaskRow;
import dev.awo.api.view.TaskLinks;
import dev.awo.api.view.TaskView;
import dev.awo.api.view.TokensView;
import dev.awo.def.BlobId;
import dev.awo.def.TaskKey;
import dev.awo.def.WorkflowIds;
import dev.awo.def.task.TaskStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Shows rows of tasks as the API does. */
final class TaskViews {
  /** More than any prompt that the API accepts. */
  private static final int PROMPT_LIMIT = 1 << 20;

  private final LedgerRules rules;
  private final BlobDirectory blobs;

  TaskViews(LedgerRules rules, BlobDirectory blobs) {
    this.rules = rules;
    this.blobs = blobs;
  }

  TaskView brief(TaskRow row) {
    return view(row, Optional.empty());
  }

  TaskView whole(TaskRow row) {
    return view(row, blobs.text(new BlobId(row.prompt()), PROMPT_LIMIT));
  }

  private TaskView view(TaskRow row, Optional<String> prompt) {
    return new TaskView(
        row.id(),
        row.project(),
        row.status(),
        Optional.of(row.progress()),
        row.branch(),
        row.commitId(),
        row.attempts(),
        Usd.ofMicros(row.costMicros()),
        row.leftMicros().map(Usd::ofMicros),
        new TokensView(row.inputTokens(), row.cachedInputTokens(), row.outputTokens(), row.calls()),
        row.reason(),
        row.provider(),
        row.model(),
        row.created(),
        row.started(),
        row.ended(),
        links(row),
        prompt,
        Optional.empty());
  }

  private TaskLinks links(TaskRow row) {
    String self = "/api/v1/tasks/" + row.id();
    String query = "?project=" + row.project();
    return new TaskLinks(
        self + query,
        self + "/events" + query,
        row.diff().isPresent() || row.status() == TaskStatus.APPROVAL
            ? Optional.of(self + "/diff" + query)
            : Optional.empty(),
        Optional.of(self + "/log" + query),
        Optional.of(self + "/why" + query),
        row.launched()
            ? rules.temporalUi().map(ui -> page(ui, rules.namespace(), row.key()))
            : Optional.empty());
  }

  /** The task in Temporal's web UI. */
  static String page(String ui, String namespace, TaskKey task) {
    return ui
        + "/namespaces/"
        + namespace
        + "/workflows/"
        + URLEncoder.encode(WorkflowIds.task(task), StandardCharsets.UTF_8);
  }
}
