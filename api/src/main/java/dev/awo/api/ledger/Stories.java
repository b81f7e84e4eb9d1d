package dev.awo.api.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.awo.api.blob.BlobDirectory;
import dev.awo.api.ledger.CommitDao.CommitRow;
import dev.awo.api.ledger.EventDao.EventRow;
import dev.awo.api.ledger.ProposalDao.ProposalRow;
import dev.awo.api.ledger.TaskDao.TaskRow;
import dev.awo.api.view.EventView;
import dev.awo.api.view.WhyView;
import dev.awo.def.BlobId;
import dev.awo.def.ledger.TaskEvent.Kind;
import dev.awo.def.task.TaskRequest;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Gathers what the tables know of one task. */
final class Stories {
  private static final ObjectMapper JSON = JacksonJsonPayloadConverter.newDefaultObjectMapper();
  private static final int MOST_EVENTS = 10_000;
  private static final int DETAIL_LIMIT = 16 * 1024;

  /** They make up the attempts. */
  private static final Set<Kind> OF_ATTEMPTS =
      EnumSet.of(
          Kind.GENERATING,
          Kind.ANSWERED,
          Kind.WRITTEN,
          Kind.BLOCKED,
          Kind.VERIFYING,
          Kind.PASSED,
          Kind.REJECTED,
          Kind.COMMITTED);

  /** Their details are diffs and logs, which have addresses of their own. */
  private static final Set<Kind> BRIEF =
      EnumSet.of(Kind.QUEUED, Kind.PREPARED, Kind.PREPARING, Kind.APPROVAL);

  private final TaskViews views;
  private final Proposals proposals;
  private final BlobDirectory blobs;

  Stories(TaskViews views, Proposals proposals, BlobDirectory blobs) {
    this.views = views;
    this.proposals = proposals;
    this.blobs = blobs;
  }

  WhyView.Story of(Handle handle, TaskRow task) {
    List<EventRow> events = handle.attach(EventDao.class).ofTask(task.number(), 0, MOST_EVENTS);
    List<CommitRow> commits = handle.attach(CommitDao.class).ofTask(task.number());
    Optional<ProposalRow> proposal = handle.attach(ProposalDao.class).ofTask(task.number());
    return new WhyView.Story(
        views.whole(task),
        proposal
            .map(any -> WhyView.Origin.PROPOSAL)
            .or(
                () ->
                    handle
                        .attach(TaskDao.class)
                        .origin(task.number())
                        .map(WhyView.Origin::valueOf)),
        proposal.flatMap(row -> proposals.find(row.number())).map(Proposals.Known::view),
        proposal
            .flatMap(row -> handle.attach(RoundDao.class).numbered(row.round()))
            .map(round -> Rounds.view(handle, round, false)),
        checks(handle, task),
        new Attempts(handle.attach(SpendDao.class).attempts(task.number()), commits, this::text)
            .of(events),
        events.stream().filter(row -> !OF_ATTEMPTS.contains(row.kind())).map(this::view).toList(),
        handle.attach(MergeDao.class).find(task.project(), task.id()).map(Merges::view),
        commits.stream().map(Stories::made).toList());
  }

  private EventView view(EventRow row) {
    return Events.view(row, detail -> BRIEF.contains(row.kind()) ? Optional.empty() : text(detail));
  }

  private Optional<String> text(BlobId blob) {
    return blobs.text(blob, DETAIL_LIMIT);
  }

  /** Absent where the request is not as this version writes it. */
  private static Optional<WhyView.Checks> checks(Handle handle, TaskRow task) {
    return handle
        .attach(TaskDao.class)
        .request(task.project(), task.id())
        .flatMap(Stories::read)
        .map(
            request ->
                new WhyView.Checks(
                    request.sandbox().level(),
                    request.sandbox().network(),
                    request.verify().stream()
                        .map(command -> new WhyView.Command(command.name(), command.run()))
                        .toList()));
  }

  private static Optional<TaskRequest> read(String json) {
    try {
      return Optional.of(JSON.readValue(json, TaskRequest.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static WhyView.Made made(CommitRow row) {
    return new WhyView.Made(row.id(), row.kind(), row.run(), row.step(), row.attempt(), row.at());
  }
}
