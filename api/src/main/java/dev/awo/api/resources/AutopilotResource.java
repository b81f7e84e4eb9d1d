package dev.awo.api.resources;

import dev.awo.api.http.Problems;
import dev.awo.api.launch.Autopilots;
import dev.awo.api.launch.RoundStarts;
import dev.awo.api.projects.ProjectBook;
import dev.awo.api.view.AutopilotView;
import dev.awo.api.view.NewAutopilot;
import dev.awo.api.view.NewRoundOfAutopilot;
import dev.awo.api.view.Page;
import dev.awo.api.view.ProjectView;
import dev.awo.api.view.RoundView;
import dev.awo.def.autopilot.RoundRequest;
import dev.awo.def.autopilot.RoundRequest.Goal;
import dev.awo.def.autopilot.RoundRequest.Origin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rounds that propose tasks and run them: by a schedule, or one at a time. */
@Path("/autopilot")
@Produces(MediaType.APPLICATION_JSON)
public final class AutopilotResource {
  private final dev.awo.api.ledger.Rounds rounds;
  private final ProjectBook projects;
  private final RoundStarts starts;
  private final Autopilots autopilots;

  public AutopilotResource(
      dev.awo.api.ledger.Rounds rounds,
      ProjectBook projects,
      RoundStarts starts,
      Autopilots autopilots) {
    this.rounds = rounds;
    this.projects = projects;
    this.starts = starts;
    this.autopilots = autopilots;
  }

  @GET
  @Operation(operationId = "listAutopilots", summary = "Show each project's schedule and rounds")
  public Page<AutopilotView> list(
      @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable String limit) {
    Page<ProjectView> page = projects.list(Optional.ofNullable(cursor), Inputs.limit(limit));
    return new Page<>(
        autopilots.views(page.items().stream().map(ProjectView::id).toList()), page.next());
  }

  @GET
  @Path("/{project}")
  @Operation(operationId = "showAutopilot", summary = "Show a project's schedule and last rounds")
  public AutopilotView show(@PathParam("project") String project) {
    return view(known(project));
  }

  @PUT
  @Path("/{project}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "startAutopilot",
      summary = "Set when a project's rounds start",
      responses = {
        @ApiResponse(
            responseCode = "200",
            description = "the schedule is set",
            content = @Content(schema = @Schema(implementation = AutopilotView.class))),
        @ApiResponse(responseCode = "404", description = "no such project"),
        @ApiResponse(responseCode = "409", description = "no round of it could begin"),
        @ApiResponse(responseCode = "503", description = "Temporal does not answer")
      })
  public AutopilotView start(@PathParam("project") String project, @Nullable NewAutopilot wanted) {
    NewAutopilot given = Inputs.body(wanted);
    Rounds.tasks(given.maxTasks());
    Answers.require(autopilots.start(known(project), given));
    return view(project);
  }

  @DELETE
  @Path("/{project}")
  @Operation(
      operationId = "stopAutopilot",
      summary = "Remove the schedule and stop the round that is under way; its tasks go on",
      responses = {
        @ApiResponse(responseCode = "204", description = "stopped"),
        @ApiResponse(responseCode = "404", description = "no such project"),
        @ApiResponse(responseCode = "409", description = "there is nothing to stop")
      })
  public Response stop(@PathParam("project") String project) {
    Answers.require(autopilots.stop(known(project)));
    return Response.noContent().build();
  }

  @POST
  @Path("/{project}/trigger")
  @Operation(operationId = "triggerAutopilot", summary = "Let the schedule start a round now")
  public AutopilotView trigger(@PathParam("project") String project) {
    Answers.require(autopilots.trigger(known(project)));
    return view(project);
  }

  @POST
  @Path("/{project}/pause")
  @Operation(operationId = "pauseAutopilot", summary = "Let the schedule start nothing for now")
  public AutopilotView pause(@PathParam("project") String project) {
    Answers.require(autopilots.pause(known(project), "paused by a person"));
    return view(project);
  }

  @POST
  @Path("/{project}/resume")
  @Operation(operationId = "resumeAutopilot", summary = "Let the schedule start rounds again")
  public AutopilotView resume(@PathParam("project") String project) {
    Answers.require(autopilots.resume(known(project)));
    return view(project);
  }

  @POST
  @Path("/{project}/rounds")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "runRound",
      summary = "Run one round now",
      responses = {
        @ApiResponse(
            responseCode = "202",
            description = "it runs",
            content = @Content(schema = @Schema(implementation = RoundView.class))),
        @ApiResponse(responseCode = "404", description = "no such project"),
        @ApiResponse(responseCode = "409", description = "another round is under way"),
        @ApiResponse(responseCode = "503", description = "Temporal does not answer")
      })
  public Response runRound(
      @PathParam("project") String project, @Nullable NewRoundOfAutopilot wanted) {
    NewRoundOfAutopilot given = Inputs.body(wanted);
    return Rounds.start(
        starts,
        new RoundRequest(
            known(project),
            Goal.RUN,
            Rounds.tasks(given.maxTasks()),
            given.approve().orElse(false),
            Origin.PERSON));
  }

  @GET
  @Path("/{project}/rounds")
  @Operation(operationId = "listRounds", summary = "List a project's rounds, newest first")
  public Page<RoundView> listRounds(
      @PathParam("project") String project,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable String limit) {
    return rounds.list(
        known(project), Inputs.number("cursor", cursor, 1, Long.MAX_VALUE), Inputs.limit(limit));
  }

  @GET
  @Path("/{project}/rounds/{run}")
  @Operation(operationId = "showRound", summary = "Show a round, its events and proposals")
  public RoundView showRound(@PathParam("project") String project, @PathParam("run") String run) {
    return rounds
        .find(run)
        .filter(round -> round.project().equals(project))
        .orElseThrow(
            () -> Problems.notFound("there is no such round, or no worker has begun it yet"));
  }

  private AutopilotView view(String project) {
    return autopilots.views(List.of(project)).getFirst();
  }

  private String known(String project) {
    return projects
        .find(project)
        .orElseThrow(() -> Problems.notFound("there is no project of this id"))
        .view()
        .id();
  }
}
