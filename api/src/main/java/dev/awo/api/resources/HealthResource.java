package dev.awo.api.resources;

import dev.awo.api.http.Problems;
import dev.awo.api.launch.BaseChecks;
import dev.awo.api.projects.KnownProject;
import dev.awo.api.projects.ProjectBook;
import dev.awo.api.view.HealthView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Whether a project's base branch passes its own verify commands. */
@Path("/queue/{project}/health")
@Produces(MediaType.APPLICATION_JSON)
public final class HealthResource {
  private final ProjectBook projects;
  private final BaseChecks checks;

  public HealthResource(ProjectBook projects, BaseChecks checks) {
    this.projects = projects;
    this.checks = checks;
  }

  @GET
  @Operation(operationId = "showHealth", summary = "Show how the last check of the base ended")
  public HealthView show(@PathParam("project") String project) {
    return checks.look(known(project).view().id());
  }

  @POST
  @Operation(
      operationId = "checkHealth",
      summary = "Run the project's verify commands on its base branch",
      responses = {
        @ApiResponse(
            responseCode = "202",
            description = "it runs",
            content = @Content(schema = @Schema(implementation = HealthView.class))),
        @ApiResponse(responseCode = "404", description = "no such project"),
        @ApiResponse(responseCode = "503", description = "Temporal does not answer")
      })
  public Response check(@PathParam("project") String project) {
    KnownProject known = known(project);
    Answers.require(checks.start(known));
    return Response.accepted(checks.look(known.view().id())).build();
  }

  private KnownProject known(String project) {
    return projects
        .find(project)
        .orElseThrow(() -> Problems.notFound("there is no project of this id"));
  }
}
