package dev.awo.api.ledger;

import dev.awo.api.blob.BlobDirectory;
import dev.awo.api.ledger.TaskDao.TaskRow;
import dev.awo.api.view.WhyView;
import dev.awo.def.TaskKey;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Tells what made a commit. */
public final class Why {
  private static final int ID_LENGTH = 40;
  private static final int MOST_LISTED = 10;

  private final Database database;
  private final Stories stories;

  Why(Database database, TaskViews views, Proposals proposals, BlobDirectory blobs) {
    this.database = database;
    stories = new Stories(views, proposals, blobs);
  }

  /** What the record has of an id. */
  public sealed interface Found {
    record One(WhyView view) implements Found {}

    /** More than one commit begins so; the first of them. */
    record Several(List<String> ids) implements Found {
      public Several {
        ids = List.copyOf(ids);
      }
    }

    record None() implements Found {}
  }

  /**
   * Looks a commit up.
   *
   * @param beginning of its id, in lower-case hex digits
   * @param project whose it must be
   */
  public Found commit(String beginning, Optional<String> project) {
    return database.reader().withHandle(handle -> commit(handle, beginning, project));
  }

  private Found commit(Handle handle, String beginning, Optional<String> project) {
    CommitDao commits = handle.attach(CommitDao.class);
    List<String> ids =
        commits.ids(padded(beginning, '0'), padded(beginning, 'f'), project, MOST_LISTED);
    if (ids.isEmpty()) {
      return new Found.None();
    }
    if (ids.size() > 1) {
      return new Found.Several(ids);
    }
    String id = ids.getFirst();
    List<WhyView.Story> told =
        commits.owners(id, project).stream()
            .map(owner -> story(handle, new TaskKey(owner.project(), owner.task())).orElseThrow())
            .toList();
    Optional<WhyView.Made> commit =
        told.stream()
            .flatMap(story -> story.commits().stream())
            .filter(made -> made.id().equals(id))
            .findFirst();
    return new Found.One(new WhyView(commit, told));
  }

  /** What a task made, and what made the task. */
  public Optional<WhyView> task(TaskKey key) {
    return database
        .reader()
        .withHandle(handle -> story(handle, key))
        .map(story -> new WhyView(Optional.empty(), List.of(story)));
  }

  private Optional<WhyView.Story> story(Handle handle, TaskKey key) {
    Optional<TaskRow> row = handle.attach(TaskDao.class).find(key.project(), key.task());
    return row.map(task -> stories.of(handle, task));
  }

  private static String padded(String beginning, char digit) {
    return beginning + String.valueOf(digit).repeat(Math.max(0, ID_LENGTH - beginning.length()));
  }
}
