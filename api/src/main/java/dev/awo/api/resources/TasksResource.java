package dev.awo.api.resources;

import dev.awo.api.http.Problems;
import dev.awo.api.launch.Acceptance;
import dev.awo.api.launch.TaskLauncher;
import dev.awo.api.ledger.Ledger;
import dev.awo.api.ledger.TaskFilter;
import dev.awo.api.view.NewTask;
import dev.awo.api.view.Page;
import dev.awo.api.view.TaskView;
import dev.awo.def.task.TaskStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tasks: accepted and listed. */
@Path("/tasks")
@Produces(MediaType.APPLICATION_JSON)
public final class TasksResource {
  private final Ledger ledger;
  private final TaskLauncher launcher;

  public TasksResource(Ledger ledger, TaskLauncher launcher) {
    this.ledger = ledger;
    this.launcher = launcher;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "acceptTask",
      summary = "Accept a task",
      description = "Sending the same task twice is safe: the second answer is 200, not 201.",
      responses = {
        @ApiResponse(
            responseCode = "201",
            description = "accepted",
            content = @Content(schema = @Schema(implementation = TaskView.class))),
        @ApiResponse(
            responseCode = "200",
            description = "the same task was accepted before",
            content = @Content(schema = @Schema(implementation = TaskView.class))),
        @ApiResponse(responseCode = "409", description = "another task has this id"),
        @ApiResponse(responseCode = "422", description = "some fields make no sense"),
        @ApiResponse(responseCode = "503", description = "Temporal does not answer")
      })
  public Response accept(@Nullable NewTask task) {
    return switch (launcher.accept(Inputs.body(task))) {
      case Acceptance.Accepted accepted ->
          Response.created(URI.create(accepted.task().links().self()))
              .entity(accepted.task().withExisting(false))
              .build();
      case Acceptance.Existing existing -> Response.ok(existing.task().withExisting(true)).build();
      case Acceptance.Conflict conflict -> throw Problems.conflict(conflict.detail());
      case Acceptance.Invalid invalid -> throw Problems.invalid(invalid.errors());
      case Acceptance.Unavailable away -> throw Problems.unavailable(away.detail());
    };
  }

  @GET
  @Operation(operationId = "listTasks", summary = "List tasks, newest first")
  public Page<TaskView> list(
      @QueryParam("status") @Nullable String status,
      @QueryParam("project") @Nullable String project,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable String limit) {
    return ledger
        .tasks()
        .list(
            new TaskFilter(
                Optional.ofNullable(status).map(TasksResource::status),
                Optional.ofNullable(project),
                Inputs.number("cursor", cursor, 1, Long.MAX_VALUE),
                Inputs.limit(limit)));
  }

  private static TaskStatus status(String label) {
    return Inputs.oneOf("status", label, TaskStatus.values(), TaskStatus::label);
  }
}
