package dev.awo.api.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.awo.api.blob.BlobDirectory;
import dev.awo.api.ledger.ProposalDao.NewProposalRow;
import dev.awo.api.ledger.ProposalDao.ProposalRow;
import dev.awo.api.ledger.TaskDao.TaskRow;
import dev.awo.api.view.Page;
import dev.awo.api.view.ProposalView;
import dev.awo.api.view.ProposalView.State;
import dev.awo.def.BlobId;
import dev.awo.def.TaskKey;
import dev.awo.def.autopilot.Batch;
import dev.awo.def.autopilot.Batch.Fate;
import dev.awo.def.autopilot.Batch.Item;
import dev.awo.def.ledger.TaskEvent;
import dev.awo.def.spec.ProposalSpec;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What was proposed, and what became of it. */
public final class Proposals {
  private static final ObjectMapper JSON = JacksonJsonPayloadConverter.newDefaultObjectMapper();
  private static final int CONTENT_LIMIT = 1 << 20;

  /** The run under which a task's origin stands among its events: it belongs to none. */
  private static final String ORIGIN = "proposal";

  private final Database database;
  private final BlobDirectory blobs;
  private final Signal news;
  private final InstantSource clock;

  Proposals(Database database, BlobDirectory blobs, Signal news, InstantSource clock) {
    this.database = database;
    this.blobs = blobs;
    this.news = news;
    this.clock = clock;
  }

  /** A proposal with all that the model said. */
  public record Known(ProposalView view, ProposalSpec proposal) {}

  /** Records a batch; what was decided on before stays as it is. */
  public void put(long round, String project, Batch batch) {
    Instant now = clock.instant();
    database
        .writer()
        .useTransaction(
            handle -> {
              ProposalDao dao = handle.attach(ProposalDao.class);
              batch.items().forEach(item -> dao.put(row(round, project, item, now)));
            });
  }

  public Optional<Known> find(long number) {
    return database
        .reader()
        .withExtension(ProposalDao.class, dao -> dao.find(number).map(this::known));
  }

  public List<Known> ofRound(long round) {
    return database
        .reader()
        .withExtension(
            ProposalDao.class, dao -> dao.ofRound(round).stream().map(this::known).toList());
  }

  /** The latest of a project, with all that the models said. */
  public List<Known> latest(String project, int limit) {
    return database
        .reader()
        .withExtension(
            ProposalDao.class,
            dao ->
                dao
                    .page(
                        " and proposal.project = :project",
                        Long.MAX_VALUE,
                        Optional.empty(),
                        Optional.of(project),
                        limit)
                    .stream()
                    .map(this::known)
                    .toList());
  }

  /** Newest first, before {@code cursor}. */
  public Page<ProposalView> list(
      Optional<State> state, Optional<String> project, Optional<Long> cursor, int limit) {
    String condition =
        state.map(any -> " and proposal.state = :state").orElse("")
            + project.map(any -> " and proposal.project = :project").orElse("");
    List<ProposalRow> rows =
        database
            .reader()
            .withExtension(
                ProposalDao.class,
                dao ->
                    dao.page(
                        condition,
                        cursor.orElse(Long.MAX_VALUE),
                        state.map(State::name),
                        project,
                        limit + 1));
    boolean more = rows.size() > limit;
    List<ProposalRow> shown = more ? rows.subList(0, limit) : rows;
    return new Page<>(
        shown.stream().map(Proposals::view).toList(),
        more ? Optional.of(String.valueOf(shown.getLast().number())) : Optional.empty());
  }

  /** Notes which task a proposal became, on both sides; false when it waits no longer. */
  public boolean queued(long number, TaskKey key, Optional<String> by, Optional<String> comment) {
    boolean moved =
        database.writeDurably(
            handle -> {
              ProposalDao dao = handle.attach(ProposalDao.class);
              TaskRow task =
                  handle.attach(TaskDao.class).find(key.project(), key.task()).orElseThrow();
              boolean isNew =
                  dao.move(
                          number,
                          State.WAITING,
                          State.QUEUED,
                          Optional.empty(),
                          by,
                          Optional.of(task.number()))
                      == 1;
              dao.find(number).ifPresent(row -> origin(handle, task, row, comment));
              return isNew;
            });
    news.raise();
    return moved;
  }

  /** Moves a proposal that waits; false when it waits no longer. */
  public boolean decide(long number, State state, String reason, Optional<String> by) {
    return database.writeDurably(
            handle ->
                handle
                    .attach(ProposalDao.class)
                    .move(number, State.WAITING, state, Optional.of(reason), by, Optional.empty()))
        == 1;
  }

  public void expire(long round) {
    database
        .writer()
        .useExtension(
            ProposalDao.class,
            dao -> dao.moveAll(round, State.WAITING, State.EXPIRED, Optional.empty()));
  }

  private static void origin(
      Handle handle, TaskRow task, ProposalRow row, Optional<String> comment) {
    String approved = row.decidedBy().map(by -> ", approved by " + by).orElse("");
    String said = comment.map(text -> ": " + text).orElse("");
    String words =
        "proposed in round %d as proposal %d (%s), kept by the review: %s%s%s"
            .formatted(
                row.round(),
                row.number(),
                row.content().substring(0, 10),
                row.reason().orElse("no reason given"),
                approved,
                said);
    handle
        .attach(EventDao.class)
        .insert(
            new EventDao.NewEventRow(
                task.number(),
                ORIGIN,
                0,
                task.created(),
                TaskEvent.Kind.QUEUED,
                0,
                0,
                words,
                Optional.of(row.content()),
                Optional.empty()));
  }

  private NewProposalRow row(long round, String project, Item item, Instant now) {
    ProposalSpec proposal = item.proposal();
    return new NewProposalRow(
        round,
        project,
        item.position(),
        proposal.id(),
        proposal.title(),
        proposal.priority(),
        json(proposal.touches()),
        blobs.put(json(proposal)).sha256(),
        switch (item.fate()) {
          case Fate.Open open -> State.PROPOSED;
          case Fate.Kept kept -> State.WAITING;
          case Fate.Narrowed narrowed -> State.WAITING;
          case Fate.Dropped dropped -> State.DROPPED;
        },
        item.fate() instanceof Fate.Dropped dropped
            ? Optional.of(dropped.by().name().toLowerCase(Locale.ROOT))
            : Optional.empty(),
        switch (item.fate()) {
          case Fate.Open open -> Optional.empty();
          case Fate.Kept kept -> Optional.of(kept.reason());
          case Fate.Narrowed narrowed -> Optional.of("narrowed: " + narrowed.reason());
          case Fate.Dropped dropped -> Optional.of(dropped.reason());
        },
        now);
  }

  private Known known(ProposalRow row) {
    String json =
        blobs
            .text(new BlobId(row.content()), CONTENT_LIMIT)
            .orElseThrow(() -> new IllegalStateException("the text of a proposal is gone"));
    try {
      ProposalSpec proposal = JSON.readValue(json, ProposalSpec.class);
      ProposalView brief = view(row);
      return new Known(
          new ProposalView(
              brief.number(),
              brief.round(),
              brief.project(),
              brief.id(),
              brief.title(),
              Optional.of(proposal.prompt()),
              proposal.rationale(),
              brief.priority(),
              brief.touches(),
              brief.state(),
              brief.droppedBy(),
              brief.reason(),
              brief.decidedBy(),
              brief.task(),
              brief.created()),
          proposal);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored proposal cannot be read", e);
    }
  }

  static ProposalView view(ProposalRow row) {
    return new ProposalView(
        row.number(),
        row.round(),
        row.project(),
        row.id(),
        row.title(),
        Optional.empty(),
        Optional.empty(),
        row.priority(),
        NewTasks.globs(row.touches()),
        row.state(),
        row.droppedBy(),
        row.reason(),
        row.decidedBy(),
        row.task(),
        row.created());
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a proposal is always writable as JSON", e);
    }
  }
}
