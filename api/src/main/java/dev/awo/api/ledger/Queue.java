package dev.awo.api.ledger;

import dev.awo.api.ledger.QueueDao.DispatcherRow;
import dev.awo.api.ledger.QueueDao.OpenRow;
import dev.awo.api.ledger.TaskDao.TaskRow;
import dev.awo.api.view.QueueMode;
import dev.awo.api.view.QueueView;
import dev.awo.api.view.QueueView.Item;
import dev.awo.api.view.QueueView.ProjectQueue;
import dev.awo.api.view.QueueView.State;
import dev.awo.def.dispatch.Mode;
import dev.awo.def.task.TaskStatus;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** The queue as people see it: what runs, what waits and for what, what became of the rest. */
public final class Queue {
  private static final List<State> GLANCE = List.of(State.RUNNING, State.PENDING, State.BLOCKED);

  private final Database database;
  private final TaskViews views;

  Queue(Database database, TaskViews views) {
    this.database = database;
    this.views = views;
  }

  public QueueView view(QueueFilter filter) {
    return database.reader().withHandle(handle -> view(handle, filter));
  }

  private QueueView view(Handle handle, QueueFilter filter) {
    QueueDao dao = handle.attach(QueueDao.class);
    List<OpenRow> rows = filter.project().map(dao::openIn).orElseGet(dao::open);
    Map<String, DispatcherRow> dispatchers = new LinkedHashMap<>();
    dao.dispatchers().forEach(row -> dispatchers.put(row.project(), row));
    Map<String, Mode> modes = new LinkedHashMap<>();
    dispatchers.forEach((project, row) -> modes.put(project, Modes.read(row.mode())));
    OpenQueue open = new OpenQueue(rows, dao.openNeeds(), modes);
    List<Item> items = new ArrayList<>();
    boolean hasMore = false;
    for (State state : filter.state().map(List::of).orElse(GLANCE)) {
      List<Item> page = page(dao, open, state, filter);
      hasMore = page.size() > filter.limit();
      items.addAll(page.subList(0, Math.min(page.size(), filter.limit())));
    }
    if (filter.state().isEmpty()) {
      items.addAll(ended(dao, dao.latest(filter.project().orElse(null), filter.limit())));
    }
    return new QueueView(
        counts(handle, open, filter),
        items,
        hasMore && filter.state().isPresent()
            ? Optional.of(String.valueOf(filter.offset() + filter.limit()))
            : Optional.empty(),
        projects(open, dispatchers, modes, filter),
        Optional.empty());
  }

  /** One more than was asked for, when there is one. */
  private List<Item> page(QueueDao dao, OpenQueue open, State state, QueueFilter filter) {
    if (!GLANCE.contains(state)) {
      return ended(dao, state, filter);
    }
    List<OpenRow> shown =
        open.in(state).stream().skip(filter.offset()).limit(filter.limit() + 1L).toList();
    Map<Long, TaskRow> rows = new HashMap<>();
    dao.rows(shown.stream().map(OpenRow::number).toList())
        .forEach(row -> rows.put(row.number(), row));
    return shown.stream()
        .flatMap(
            task ->
                Optional.ofNullable(rows.get(task.number()))
                    .map(row -> item(row, state, Optional.of(open.reason(task)), open.needs(task)))
                    .stream())
        .toList();
  }

  private List<Item> ended(QueueDao dao, State state, QueueFilter filter) {
    List<TaskStatus> statuses = statuses(state);
    return ended(
        dao,
        dao.ended(statuses, filter.project().orElse(null), filter.limit() + 1, filter.offset()));
  }

  private List<Item> ended(QueueDao dao, List<TaskRow> rows) {
    Map<Long, List<String>> needs = new HashMap<>();
    dao.needsOf(rows.stream().map(TaskRow::number).toList())
        .forEach(
            row -> needs.computeIfAbsent(row.task(), any -> new ArrayList<>()).add(row.needs()));
    return rows.stream()
        .map(
            row ->
                item(
                    row,
                    state(row.status()),
                    row.reason(),
                    needs.getOrDefault(row.number(), List.of())))
        .toList();
  }

  private Item item(TaskRow row, State state, Optional<String> reason, List<String> needs) {
    return new Item(
        state, reason, row.priority(), needs, NewTasks.globs(row.touches()), views.brief(row));
  }

  private static QueueView.Counts counts(Handle handle, OpenQueue open, QueueFilter filter) {
    Map<TaskStatus, Long> counts = new EnumMap<>(TaskStatus.class);
    FigureDao figures = handle.attach(FigureDao.class);
    filter
        .project()
        .map(figures::byStatusOf)
        .orElseGet(figures::byStatus)
        .forEach(count -> counts.put(count.status(), count.tasks()));
    return new QueueView.Counts(
        open.in(State.PENDING).size(),
        open.in(State.BLOCKED).size(),
        open.in(State.RUNNING).size(),
        counts.getOrDefault(TaskStatus.COMPLETED, 0L),
        counts.getOrDefault(TaskStatus.FAILED, 0L) + counts.getOrDefault(TaskStatus.REFUSED, 0L),
        counts.getOrDefault(TaskStatus.CANCELLED, 0L));
  }

  private static List<ProjectQueue> projects(
      OpenQueue open,
      Map<String, DispatcherRow> dispatchers,
      Map<String, Mode> modes,
      QueueFilter filter) {
    TreeSet<String> names = new TreeSet<>(open.projects());
    modes.forEach(
        (project, mode) -> {
          if (!(mode instanceof Mode.Paused)) {
            names.add(project);
          }
        });
    filter.project().ifPresent(names::add);
    return names.stream()
        .filter(name -> filter.project().stream().allMatch(name::equals))
        .map(
            name ->
                project(
                    name, open.of(name), open, Optional.ofNullable(dispatchers.get(name)), modes))
        .toList();
  }

  private static ProjectQueue project(
      String name,
      List<OpenRow> tasks,
      OpenQueue open,
      Optional<DispatcherRow> dispatcher,
      Map<String, Mode> modes) {
    Map<State, Long> counts = new EnumMap<>(State.class);
    tasks.forEach(task -> counts.merge(open.state(task), 1L, Long::sum));
    Mode mode = modes.getOrDefault(name, new Mode.Paused());
    return new ProjectQueue(
        name,
        Modes.label(mode),
        mode instanceof Mode.Next next ? Optional.of(next.remaining()) : Optional.empty(),
        dispatcher.map(DispatcherRow::since),
        counts.getOrDefault(State.PENDING, 0L),
        counts.getOrDefault(State.BLOCKED, 0L),
        counts.getOrDefault(State.RUNNING, 0L));
  }

  private static List<TaskStatus> statuses(State state) {
    return switch (state) {
      case PENDING, BLOCKED, RUNNING ->
          List.of(TaskStatus.QUEUED, TaskStatus.RUNNING, TaskStatus.PAUSED, TaskStatus.APPROVAL);
      case DONE -> List.of(TaskStatus.COMPLETED);
      case FAILED -> List.of(TaskStatus.FAILED, TaskStatus.REFUSED);
      case CANCELLED -> List.of(TaskStatus.CANCELLED);
    };
  }

  private static State state(TaskStatus status) {
    return switch (status) {
      case QUEUED -> State.PENDING;
      case RUNNING, PAUSED, APPROVAL -> State.RUNNING;
      case COMPLETED -> State.DONE;
      case FAILED, REFUSED -> State.FAILED;
      case CANCELLED -> State.CANCELLED;
    };
  }

  /** Whether some project starts tasks as they come. */
  public boolean isWatching() {
    return database
        .reader()
        .withExtension(
            QueueDao.class,
            dao ->
                dao.dispatchers().stream()
                    .anyMatch(row -> Modes.label(Modes.read(row.mode())) == QueueMode.WATCH));
  }
}
