package dev.awo.api.resources;

import dev.awo.api.http.Problems;
import dev.awo.api.launch.TaskRetry;
import dev.awo.api.launch.TaskSteering;
import dev.awo.api.ledger.Tasks;
import dev.awo.api.view.NewPriority;
import dev.awo.api.view.NewRound;
import dev.awo.api.view.Problem.FieldError;
import dev.awo.api.view.TaskView;
import dev.awo.def.TaskKey;
import dev.awo.def.task.TaskStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One task: held, let go, run again, moved in its queue. */
@Path("/tasks/{id}")
@Produces(MediaType.APPLICATION_JSON)
public final class TaskSteeringResource {
  private static final int LONGEST_HINT = 20_000;

  private final Tasks tasks;
  private final TaskSteering steering;
  private final TaskRetry retry;

  public TaskSteeringResource(Tasks tasks, TaskSteering steering, TaskRetry retry) {
    this.tasks = tasks;
    this.steering = steering;
    this.retry = retry;
  }

  @POST
  @Path("/pause")
  @Operation(
      operationId = "pauseTask",
      summary = "Hold a waiting task, or a running one before its next attempt",
      responses = {
        @ApiResponse(
            responseCode = "202",
            description = "the task has heard",
            content = @Content(schema = @Schema(implementation = TaskView.class))),
        @ApiResponse(responseCode = "409", description = "it has ended"),
        @ApiResponse(responseCode = "503", description = "no worker answers")
      })
  public Response pause(
      @PathParam("id") String id, @QueryParam("project") @Nullable String project) {
    TaskKey key = open(id, project);
    Answers.require(steering.pause(key, "the API"));
    return Response.accepted(view(key)).build();
  }

  @POST
  @Path("/resume")
  @Operation(
      operationId = "resumeTask",
      summary = "Let a paused task go on",
      responses = {
        @ApiResponse(
            responseCode = "202",
            description = "the task has heard",
            content = @Content(schema = @Schema(implementation = TaskView.class))),
        @ApiResponse(responseCode = "409", description = "it has ended"),
        @ApiResponse(responseCode = "503", description = "no worker answers")
      })
  public Response resume(
      @PathParam("id") String id, @QueryParam("project") @Nullable String project) {
    TaskKey key = open(id, project);
    Answers.require(steering.resume(key, "the API"));
    return Response.accepted(view(key)).build();
  }

  @POST
  @Path("/retry")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "retryTask",
      summary = "Run a task again that did not complete, with a hint if you like",
      responses = {
        @ApiResponse(
            responseCode = "202",
            description = "it waits for its turn, or starts",
            content = @Content(schema = @Schema(implementation = TaskView.class))),
        @ApiResponse(responseCode = "409", description = "it has not ended, or it completed"),
        @ApiResponse(responseCode = "422", description = "the hint is too long")
      })
  public Response retry(
      @PathParam("id") String id,
      @QueryParam("project") @Nullable String project,
      @Nullable NewRound round) {
    Optional<String> hint =
        Optional.ofNullable(round).flatMap(NewRound::hint).filter(text -> !text.isBlank());
    if (hint.stream().anyMatch(text -> text.length() > LONGEST_HINT)) {
      throw Problems.invalid(
          List.of(new FieldError("hint", "may have up to " + LONGEST_HINT + " characters")));
    }
    TaskKey key = TaskAddress.of(tasks, id, project);
    Answers.require(retry.retry(key, hint));
    return Response.accepted(view(key)).build();
  }

  @POST
  @Path("/priority")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "prioritiseTask",
      summary = "Move a waiting task in its queue",
      responses = {
        @ApiResponse(
            responseCode = "200",
            description = "moved",
            content = @Content(schema = @Schema(implementation = TaskView.class))),
        @ApiResponse(responseCode = "409", description = "it does not wait"),
        @ApiResponse(responseCode = "503", description = "no worker answers")
      })
  public TaskView prioritise(
      @PathParam("id") String id,
      @QueryParam("project") @Nullable String project,
      @Nullable NewPriority priority) {
    int wanted = Inputs.body(priority).priority();
    if (wanted < 1 || wanted > 5) {
      throw Problems.invalid(
          List.of(new FieldError("priority", "must be from 1 (most urgent) to 5")));
    }
    TaskKey key = open(id, project);
    Answers.require(steering.prioritise(key, wanted));
    return view(key);
  }

  private TaskKey open(String id, @Nullable String project) {
    TaskKey key = TaskAddress.of(tasks, id, project);
    TaskStatus status = view(key).status();
    if (status.isFinal()) {
      throw Problems.conflict("the task has ended: " + status.label());
    }
    return key;
  }

  private TaskView view(TaskKey key) {
    return tasks.find(key).orElseThrow(() -> Problems.notFound("the task is gone"));
  }
}
