package dev.awo.api.resources;

import dev.awo.api.http.Problems;
import dev.awo.api.launch.MergeQueues;
import dev.awo.api.ledger.Ledger;
import dev.awo.api.ledger.MergeFilter;
import dev.awo.api.view.MergeDecision;
import dev.awo.api.view.MergeView;
import dev.awo.api.view.MergesView;
import dev.awo.api.view.NewMerge;
import dev.awo.api.view.Problem.FieldError;
import dev.awo.def.TaskKey;
import dev.awo.def.merge.Decision;
import dev.awo.def.merge.MergeStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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

/** The merge queues: shown, filled, decided on, and merges taken back. */
@Path("/merges")
@Produces(MediaType.APPLICATION_JSON)
public final class MergesResource {
  private static final int LONGEST_COMMENT = 2_000;

  private final Ledger ledger;
  private final MergeQueues queues;

  public MergesResource(Ledger ledger, MergeQueues queues) {
    this.ledger = ledger;
    this.queues = queues;
  }

  @GET
  @Operation(
      operationId = "listMerges",
      summary = "List where completed tasks' branches stand, the latest tasks first")
  public MergesView list(
      @QueryParam("project") @Nullable String project,
      @QueryParam("status") @Nullable String status,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable String limit) {
    return ledger
        .merges()
        .list(
            new MergeFilter(
                Optional.ofNullable(status).map(MergesResource::status),
                Optional.ofNullable(project),
                Inputs.number("cursor", cursor, 1, Long.MAX_VALUE),
                Inputs.limit(limit)));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "mergeTask",
      summary = "Put a completed task's branch into the merge queue; asking again is harmless",
      responses = {
        @ApiResponse(
            responseCode = "202",
            description = "the queue has it",
            content = @Content(schema = @Schema(implementation = MergeView.class))),
        @ApiResponse(responseCode = "404", description = "no such task"),
        @ApiResponse(responseCode = "409", description = "it has no branch, or needs no merge"),
        @ApiResponse(responseCode = "503", description = "no worker answers")
      })
  public Response merge(@Nullable NewMerge merge) {
    NewMerge wanted = Inputs.body(merge);
    TaskKey key = known(wanted.project(), wanted.task());
    Answers.require(queues.ask(key));
    return Response.accepted(view(key)).build();
  }

  @GET
  @Path("/{project}/{task}")
  @Operation(operationId = "showMerge", summary = "Show where one task's branch stands")
  public MergeView show(@PathParam("project") String project, @PathParam("task") String task) {
    return view(known(project, task));
  }

  @POST
  @Path("/{project}/{task}/approve")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "approveMerge",
      summary = "Let a branch that waits for approval go on",
      responses = {
        @ApiResponse(
            responseCode = "202",
            description = "the queue has heard",
            content = @Content(schema = @Schema(implementation = MergeView.class))),
        @ApiResponse(responseCode = "409", description = "it does not wait for approval"),
        @ApiResponse(responseCode = "503", description = "no worker answers")
      })
  public Response approve(
      @PathParam("project") String project,
      @PathParam("task") String task,
      @Nullable MergeDecision decision) {
    TaskKey key = known(project, task);
    Answers.require(queues.approve(key, new Decision(task, "the API", comment(decision))));
    return Response.accepted(view(key)).build();
  }

  @POST
  @Path("/{project}/{task}/reject")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "rejectMerge",
      summary = "Take a branch out of the merge queue",
      responses = {
        @ApiResponse(
            responseCode = "202",
            description = "the queue has heard",
            content = @Content(schema = @Schema(implementation = MergeView.class))),
        @ApiResponse(responseCode = "409", description = "it is not in the queue"),
        @ApiResponse(responseCode = "503", description = "no worker answers")
      })
  public Response reject(
      @PathParam("project") String project,
      @PathParam("task") String task,
      @Nullable MergeDecision decision) {
    TaskKey key = known(project, task);
    Answers.require(queues.reject(key, new Decision(task, "the API", comment(decision))));
    return Response.accepted(view(key)).build();
  }

  @POST
  @Path("/{project}/{task}/rollback")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "rollbackMerge",
      summary = "Take a merge back by a revert commit, through the queue",
      responses = {
        @ApiResponse(
            responseCode = "202",
            description = "the queue has it",
            content = @Content(schema = @Schema(implementation = MergeView.class))),
        @ApiResponse(responseCode = "409", description = "it is not merged"),
        @ApiResponse(responseCode = "503", description = "no worker answers")
      })
  public Response rollback(
      @PathParam("project") String project,
      @PathParam("task") String task,
      @Nullable MergeDecision decision) {
    TaskKey key = known(project, task);
    Answers.require(queues.rollback(key, comment(decision).orElse("rolled back by a person")));
    return Response.accepted(view(key)).build();
  }

  private TaskKey known(String project, String task) {
    return TaskAddress.of(ledger.tasks(), task, project);
  }

  private MergeView view(TaskKey key) {
    return ledger
        .merges()
        .find(key)
        .orElseThrow(() -> Problems.notFound("the task has not completed, so has no branch"));
  }

  private static Optional<String> comment(@Nullable MergeDecision decision) {
    Optional<String> comment =
        Optional.ofNullable(decision)
            .flatMap(MergeDecision::comment)
            .filter(text -> !text.isBlank());
    if (comment.stream().anyMatch(text -> text.length() > LONGEST_COMMENT)) {
      throw Problems.invalid(
          List.of(new FieldError("comment", "may have up to " + LONGEST_COMMENT + " characters")));
    }
    return comment;
  }

  private static MergeStatus status(String label) {
    return Inputs.oneOf("status", label, MergeStatus.values(), MergeStatus::label);
  }
}
