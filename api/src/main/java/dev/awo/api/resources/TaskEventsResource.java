package dev.awo.api.resources;

import dev.awo.api.ledger.Ledger;
import dev.awo.api.view.EventView;
import dev.awo.api.view.Page;
import dev.awo.api.view.TaskView;
import dev.awo.def.TaskKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happened to one task. */
@Path("/tasks/{id}/events")
public final class TaskEventsResource {
  private final Ledger ledger;
  private final Streams streams;

  public TaskEventsResource(Ledger ledger, Streams streams) {
    this.ledger = ledger;
    this.streams = streams;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "listTaskEvents",
      summary = "List a task's events, oldest first",
      description =
          "With 'Accept: text/event-stream', follow the task until it has ended: its events from"
              + " Last-Event-ID on, and what it does this moment as 'progress'.")
  public Page<EventView> list(
      @PathParam("id") String id,
      @QueryParam("project") @Nullable String project,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable String limit) {
    TaskKey key = TaskAddress.of(ledger.tasks(), id, project);
    int size = Inputs.limit(limit);
    List<EventView> found =
        ledger
            .events()
            .ofTask(key, Inputs.number("cursor", cursor, 0, Long.MAX_VALUE).orElse(0L), size + 1);
    return found.size() > size
        ? new Page<>(found.subList(0, size), Optional.of(String.valueOf(found.get(size - 1).id())))
        : new Page<>(found, Optional.empty());
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      operationId = "followTask",
      summary = "Follow a task until it has ended",
      responses = {
        @ApiResponse(
            responseCode = "200",
            description = "events, and what the task does this moment as 'progress'",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS)),
        @ApiResponse(responseCode = "204", description = "nothing follows Last-Event-ID any more")
      })
  public Response follow(
      @PathParam("id") String id,
      @QueryParam("project") @Nullable String project,
      @HeaderParam("Last-Event-ID") @Nullable String last) {
    TaskKey key = TaskAddress.of(ledger.tasks(), id, project);
    Optional<Long> after = Inputs.number("Last-Event-ID", last, 0, Long.MAX_VALUE);
    if (after.isPresent() && isOver(key, after.get())) {
      return Response.noContent().build();
    }
    return Response.ok(streams.ofTask(key, after.orElse(0L)))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  private boolean isOver(TaskKey key, long after) {
    boolean ended =
        ledger.tasks().find(key).map(TaskView::status).stream().allMatch(s -> s.isFinal());
    return ended && ledger.events().ofTask(key, after, 1).isEmpty();
  }
}
