package dev.awo.api.resources;

import dev.awo.api.http.Problems;
import dev.awo.api.launch.QueueInbox;
import dev.awo.api.launch.QueueIntake;
import dev.awo.api.launch.QueueIntake.Intake;
import dev.awo.api.launch.QueueModes;
import dev.awo.api.ledger.Queue;
import dev.awo.api.ledger.QueueFilter;
import dev.awo.api.projects.ProjectBook;
import dev.awo.api.view.NewMode;
import dev.awo.api.view.NewQueue;
import dev.awo.api.view.QueueReceipt;
import dev.awo.api.view.QueueView;
import dev.awo.api.view.QueueView.ProjectQueue;
import dev.awo.def.dispatch.Mode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The queue: shown, filled, started and stopped. */
@Path("/queue")
@Produces(MediaType.APPLICATION_JSON)
public final class QueueResource {
  private static final int GLANCE = 100;
  private static final int MOST_AT_ONCE = 100_000;

  private final Queue queue;
  private final ProjectBook projects;
  private final QueueIntake intake;
  private final QueueModes modes;
  private final QueueInbox inbox;

  public QueueResource(
      Queue queue, ProjectBook projects, QueueIntake intake, QueueModes modes, QueueInbox inbox) {
    this.queue = queue;
    this.projects = projects;
    this.intake = intake;
    this.modes = modes;
    this.inbox = inbox;
  }

  @GET
  @Operation(
      operationId = "showQueue",
      summary = "Show what runs, what waits and why, and what ended last",
      description = "With 'state', a page of the tasks in that state.")
  public QueueView show(
      @QueryParam("state") @Nullable String state,
      @QueryParam("project") @Nullable String project,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable String limit) {
    QueueFilter filter =
        new QueueFilter(
            Optional.ofNullable(state).map(QueueResource::state),
            Optional.ofNullable(project),
            state == null ? 0 : Inputs.number("cursor", cursor, 0, Integer.MAX_VALUE).orElse(0L),
            limit == null && state == null ? GLANCE : Inputs.limit(limit));
    return queue.view(filter).withInbox(inbox.problem());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "fillQueue",
      summary = "Put tasks into the queue: all of them, or none when one makes no sense",
      responses = {
        @ApiResponse(
            responseCode = "200",
            description = "what became of each",
            content = @Content(schema = @Schema(implementation = QueueReceipt.class))),
        @ApiResponse(responseCode = "409", description = "a queue has no room for them"),
        @ApiResponse(responseCode = "422", description = "some fields or lines make no sense"),
        @ApiResponse(responseCode = "503", description = "Temporal does not answer")
      })
  public QueueReceipt fill(@Nullable NewQueue tasks) {
    return switch (intake.take(Inputs.body(tasks))) {
      case Intake.Taken taken -> taken.receipt();
      case Intake.Invalid invalid -> throw Problems.invalid(invalid.errors());
      case Intake.Full full -> throw Problems.conflict(full.detail());
      case Intake.Unavailable away -> throw Problems.unavailable(away.detail());
    };
  }

  @GET
  @Path("/{project}")
  @Operation(operationId = "showProjectQueue", summary = "Show how far a project's queue goes")
  public ProjectQueue showProject(@PathParam("project") String project) {
    return project(known(project));
  }

  @PUT
  @Path("/{project}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "putQueueMode",
      summary = "Say how far a project's queue goes by itself",
      responses = {
        @ApiResponse(
            responseCode = "200",
            description = "the queue took it",
            content = @Content(schema = @Schema(implementation = ProjectQueue.class))),
        @ApiResponse(responseCode = "404", description = "no such project"),
        @ApiResponse(responseCode = "503", description = "Temporal or the worker does not answer")
      })
  public ProjectQueue putMode(@PathParam("project") String project, @Nullable NewMode mode) {
    Answers.require(modes.set(known(project), mode(Inputs.body(mode))));
    return project(project);
  }

  private String known(String project) {
    return projects
        .find(project)
        .orElseThrow(() -> Problems.notFound("there is no project of this id"))
        .view()
        .id();
  }

  private ProjectQueue project(String id) {
    return queue
        .view(new QueueFilter(Optional.of(QueueView.State.RUNNING), Optional.of(id), 0, 1))
        .projects()
        .getFirst();
  }

  private static Mode mode(NewMode mode) {
    int count = mode.count().orElse(1);
    if (count < 1 || count > MOST_AT_ONCE) {
      throw Problems.badRequest("'count' must be from 1 to " + MOST_AT_ONCE);
    }
    return switch (mode.mode()) {
      case PAUSED -> new Mode.Paused();
      case NEXT -> new Mode.Next(count);
      case LOOP -> new Mode.Loop();
      case WATCH -> new Mode.Watch();
    };
  }

  private static QueueView.State state(String label) {
    return Inputs.oneOf("state", label, QueueView.State.values());
  }
}
