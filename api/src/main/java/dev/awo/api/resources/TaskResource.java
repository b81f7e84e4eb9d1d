package dev.awo.api.resources;

import dev.awo.api.http.Problems;
import dev.awo.api.launch.Cancellation;
import dev.awo.api.launch.TaskCanceller;
import dev.awo.api.ledger.Ledger;
import dev.awo.api.view.TaskView;
import dev.awo.api.view.WhyView;
import dev.awo.def.TaskKey;
import dev.awo.def.task.TaskStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** One task: shown and cancelled. */
@Path("/tasks/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class TaskResource {
  private final Ledger ledger;
  private final TaskCanceller canceller;

  public TaskResource(Ledger ledger, TaskCanceller canceller) {
    this.ledger = ledger;
    this.canceller = canceller;
  }

  @GET
  @Operation(operationId = "showTask", summary = "Show a task with its prompt")
  public TaskView show(
      @PathParam("id") String id, @QueryParam("project") @Nullable String project) {
    return view(TaskAddress.of(ledger.tasks(), id, project));
  }

  @GET
  @Path("/why")
  @Operation(
      operationId = "explainTask",
      summary = "Tell a task's whole story: who asked, what, attempts, findings, approvals, merge")
  public WhyView why(@PathParam("id") String id, @QueryParam("project") @Nullable String project) {
    return ledger
        .why()
        .task(TaskAddress.of(ledger.tasks(), id, project))
        .orElseThrow(() -> Problems.notFound("there is no task of this id"));
  }

  @POST
  @Path("/cancel")
  @Operation(
      operationId = "cancelTask",
      summary = "Cancel a task",
      responses = {
        @ApiResponse(
            responseCode = "202",
            description = "it ends as soon as what runs is dead",
            content = @Content(schema = @Schema(implementation = TaskView.class))),
        @ApiResponse(responseCode = "409", description = "it has ended"),
        @ApiResponse(responseCode = "503", description = "Temporal does not answer")
      })
  public Response cancel(
      @PathParam("id") String id, @QueryParam("project") @Nullable String project) {
    TaskKey key = TaskAddress.of(ledger.tasks(), id, project);
    TaskStatus status = view(key).status();
    if (status.isFinal()) {
      throw Problems.conflict("the task has ended: " + status.label());
    }
    return switch (canceller.cancel(key, "the API")) {
      case Cancellation.Heard heard -> Response.accepted(view(key)).build();
      case Cancellation.Noted noted -> Response.accepted(view(key)).build();
      case Cancellation.Ended ended -> throw Problems.conflict("the task has ended");
      case Cancellation.Unavailable away -> throw Problems.unavailable(away.detail());
    };
  }

  private TaskView view(TaskKey key) {
    return ledger.tasks().find(key).orElseThrow(() -> Problems.notFound("the task is gone"));
  }
}
