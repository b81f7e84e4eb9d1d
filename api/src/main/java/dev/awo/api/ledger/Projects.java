package dev.awo.api.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.awo.api.ledger.ProjectDao.ProjectRow;
import dev.awo.api.view.NewProject;
import dev.awo.api.view.Page;
import dev.awo.api.view.ProjectView;
import dev.awo.api.view.ViewJson;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The registered projects. */
public final class Projects {
  private static final ObjectMapper JSON = ViewJson.strict();

  private final Database database;
  private final InstantSource clock;

  Projects(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  public Optional<ProjectView> find(String id) {
    return database
        .reader()
        .withExtension(ProjectDao.class, dao -> dao.find(id).map(Projects::view));
  }

  /** The project whose repository is at this absolute path. */
  public Optional<ProjectView> at(String path) {
    return database
        .reader()
        .withExtension(ProjectDao.class, dao -> dao.at(path).map(Projects::view));
  }

  /** How many tasks a project has had, whether it is registered or not. */
  public long tasks(String id) {
    return database.reader().withExtension(ProjectDao.class, dao -> dao.tasks(id));
  }

  /** In the order of their ids, after {@code cursor}. */
  public Page<ProjectView> list(Optional<String> cursor, int limit) {
    List<ProjectView> found =
        database
            .reader()
            .withExtension(
                ProjectDao.class,
                dao ->
                    dao.page(cursor.orElse(""), limit + 1).stream().map(Projects::view).toList());
    boolean more = found.size() > limit;
    List<ProjectView> shown = more ? found.subList(0, limit) : found;
    return new Page<>(shown, more ? Optional.of(shown.getLast().id()) : Optional.empty());
  }

  /** Registers a project unless its id or its path is taken; says whether it did. */
  public boolean insert(String id, NewProject project) {
    ProjectRow row =
        new ProjectRow(
            id,
            project.path(),
            write(project.verify()),
            project.agent(),
            project.model(),
            clock.instant(),
            0);
    return database
        .writer()
        .inTransaction(
            handle -> {
              ProjectDao dao = handle.attach(ProjectDao.class);
              return dao.find(id).isEmpty()
                  && dao.at(project.path()).isEmpty()
                  && dao.insert(row) == 1;
            });
  }

  /** Forgets a project; its tasks stay on record. */
  public Removal remove(String id) {
    return database
        .writer()
        .inTransaction(
            handle -> {
              ProjectDao dao = handle.attach(ProjectDao.class);
              int open = dao.openTasks(id);
              if (open > 0) {
                return new Removal.Busy(open);
              }
              return dao.delete(id) == 1 ? new Removal.Removed() : new Removal.Unknown();
            });
  }

  private static ProjectView view(ProjectRow row) {
    return new ProjectView(
        row.id(),
        row.path(),
        ProjectView.Source.REGISTRY,
        Optional.empty(),
        Optional.empty(),
        read(row.verify()),
        row.agent(),
        row.model(),
        Optional.of(row.created()),
        row.tasks(),
        Optional.empty(),
        Optional.empty());
  }

  private static String write(List<String> lines) {
    try {
      return JSON.writeValueAsString(lines);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a list of text is always writable as JSON", e);
    }
  }

  private static List<String> read(String json) {
    try {
      return JSON.readValue(json, new TypeReference<List<String>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a project's verify commands cannot be read", e);
    }
  }

  /** What became of a request to forget a project. */
  public sealed interface Removal {
    /** It is forgotten. */
    record Removed() implements Removal {}

    /** There is no such project. */
    record Unknown() implements Removal {}

    /** It has tasks that have not ended. */
    record Busy(int openTasks) implements Removal {}
  }
}
