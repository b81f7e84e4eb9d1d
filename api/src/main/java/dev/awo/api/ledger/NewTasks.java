package dev.awo.api.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.awo.api.ledger.EventDao.NewEventRow;
import dev.awo.api.ledger.TaskDao.NewTaskRow;
import dev.awo.api.view.ViewJson;
import dev.awo.def.ledger.TaskEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** How a task is put on record. */
final class NewTasks {
  private static final String ACCEPTED = "accepted, waits for a worker";
  private static final String QUEUED = "accepted, waits for its turn";
  private static final ObjectMapper JSON = ViewJson.strict();
  private static final Place NO_PLACE = new Place(3, List.of(), List.of());

  private final TaskDao tasks;
  private final EventDao events;
  private final QueueDao queue;
  private final Instant now;

  NewTasks(Handle handle, Instant now) {
    tasks = handle.attach(TaskDao.class);
    events = handle.attach(EventDao.class);
    queue = handle.attach(QueueDao.class);
    this.now = now;
  }

  /** False when the key is taken. */
  boolean insert(NewTaskRecord task) {
    String words = task.place().isPresent() ? QUEUED : ACCEPTED;
    Optional<Long> number = tasks.insert(row(task, words, now));
    number.ifPresent(
        given -> {
          events.insert(queued(given, 0, now, words));
          task.place().ifPresent(place -> place.dependsOn().forEach(id -> queue.depend(given, id)));
        });
    return number.isPresent();
  }

  /**
   * Belongs to no run, so that it cannot clash with what the workflow numbers from 1.
   *
   * @param sequence how often the task was queued before
   */
  static NewEventRow queued(long task, int sequence, Instant now, String words) {
    return new NewEventRow(
        task,
        "",
        sequence,
        now,
        TaskEvent.Kind.QUEUED,
        0,
        0,
        words,
        Optional.empty(),
        Optional.empty());
  }

  static List<String> globs(String json) {
    try {
      return JSON.readValue(json, new TypeReference<List<String>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the globs of a recorded task cannot be read", e);
    }
  }

  private static NewTaskRow row(NewTaskRecord task, String words, Instant now) {
    Place place = task.place().orElse(NO_PLACE);
    return new NewTaskRow(
        task.key().project(),
        task.key().task(),
        task.request(),
        task.fingerprint(),
        task.prompt().sha256(),
        task.model().provider(),
        task.model().model(),
        words,
        now,
        task.place().isPresent(),
        place.priority(),
        json(place.touches()),
        task.budgetMicros(),
        task.origin().name());
  }

  private static String json(List<String> globs) {
    try {
      return JSON.writeValueAsString(globs);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a list of text is always writable as JSON", e);
    }
  }
}
