package dev.awo.api.resources;

import dev.awo.api.http.Problems;
import dev.awo.api.launch.TaskSteering;
import dev.awo.api.ledger.Tasks;
import dev.awo.api.view.NewDecision;
import dev.awo.api.view.Problem.FieldError;
import dev.awo.api.view.TaskView;
import dev.awo.def.TaskKey;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One task whose change waits for a person: approved or rejected. */
@Path("/tasks/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class TaskApprovalResource {
  private static final int LONGEST_COMMENT = 20_000;
  private static final int LONGEST_NAME = 100;

  private final Tasks tasks;
  private final TaskSteering steering;

  public TaskApprovalResource(Tasks tasks, TaskSteering steering) {
    this.tasks = tasks;
    this.steering = steering;
  }

  @POST
  @Path("/approve")
  @Operation(
      operationId = "approveTask",
      summary = "Let the change that waits for a person be committed",
      responses = {
        @ApiResponse(
            responseCode = "202",
            description = "the task has heard",
            content = @Content(schema = @Schema(implementation = TaskView.class))),
        @ApiResponse(responseCode = "409", description = "nothing waits for approval"),
        @ApiResponse(responseCode = "422", description = "the name or the comment is too long"),
        @ApiResponse(responseCode = "503", description = "no worker answers")
      })
  public Response approve(
      @PathParam("id") String id,
      @QueryParam("project") @Nullable String project,
      @Nullable NewDecision decision) {
    Decided decided = Decided.of(decision);
    TaskKey key = TaskAddress.of(tasks, id, project);
    Answers.require(steering.approve(key, decided.by(), decided.comment()));
    return Response.accepted(view(key)).build();
  }

  @POST
  @Path("/reject")
  @Operation(
      operationId = "rejectTask",
      summary = "Turn the change down that waits for a person",
      description =
          "With a comment the model tries again and is told of it, as long as it has attempts;"
              + " without one the task ends as failed.",
      responses = {
        @ApiResponse(
            responseCode = "202",
            description = "the task has heard",
            content = @Content(schema = @Schema(implementation = TaskView.class))),
        @ApiResponse(responseCode = "409", description = "nothing waits for approval"),
        @ApiResponse(responseCode = "422", description = "the name or the comment is too long"),
        @ApiResponse(responseCode = "503", description = "no worker answers")
      })
  public Response reject(
      @PathParam("id") String id,
      @QueryParam("project") @Nullable String project,
      @Nullable NewDecision decision) {
    Decided decided = Decided.of(decision);
    TaskKey key = TaskAddress.of(tasks, id, project);
    Answers.require(steering.reject(key, decided.by(), decided.comment()));
    return Response.accepted(view(key)).build();
  }

  private TaskView view(TaskKey key) {
    return tasks.find(key).orElseThrow(() -> Problems.notFound("the task is gone"));
  }

  private record Decided(String by, Optional<String> comment) {
    static Decided of(@Nullable NewDecision decision) {
      Optional<String> by =
          Optional.ofNullable(decision).flatMap(NewDecision::by).filter(text -> !text.isBlank());
      Optional<String> comment =
          Optional.ofNullable(decision).flatMap(NewDecision::comment).map(String::strip);
      List<FieldError> errors = new ArrayList<>();
      if (by.stream().anyMatch(Decided::isNoName)) {
        errors.add(
            new FieldError(
                "by", "must be one line of up to " + LONGEST_NAME + " visible characters"));
      }
      if (comment.stream().anyMatch(text -> text.length() > LONGEST_COMMENT)) {
        errors.add(new FieldError("comment", "may have up to " + LONGEST_COMMENT + " characters"));
      }
      if (!errors.isEmpty()) {
        throw Problems.invalid(errors);
      }
      return new Decided(
          by.map(String::strip).orElse("the API"), comment.filter(text -> !text.isEmpty()));
    }

    private static boolean isNoName(String text) {
      return text.length() > LONGEST_NAME
          || text.codePoints().anyMatch(c -> Character.isISOControl(c) || !Character.isDefined(c));
    }
  }
}
