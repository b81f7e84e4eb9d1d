package dev.awo.api.resources;

import dev.awo.api.http.Problems;
import dev.awo.api.launch.ProjectRegistrar;
import dev.awo.api.launch.Registration;
import dev.awo.api.ledger.Projects;
import dev.awo.api.projects.ProjectBook;
import dev.awo.api.projects.ProjectRules;
import dev.awo.api.view.NewProject;
import dev.awo.api.view.Page;
import dev.awo.api.view.ProjectView;
import dev.awo.def.spec.Settings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The repositories that tasks are for. */
@Path("/projects")
@Produces(MediaType.APPLICATION_JSON)
public final class ProjectsResource {
  private final ProjectBook projects;
  private final ProjectRegistrar registrar;
  private final Settings settings;

  public ProjectsResource(ProjectBook projects, ProjectRegistrar registrar, Settings settings) {
    this.projects = projects;
    this.registrar = registrar;
    this.settings = settings;
  }

  @GET
  @Operation(operationId = "listProjects", summary = "List projects by id")
  public Page<ProjectView> list(
      @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable String limit) {
    return projects.list(Optional.ofNullable(cursor), Inputs.limit(limit));
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "showProject", summary = "Show a project, and what was detected")
  public ProjectView show(@PathParam("id") String id) {
    return projects
        .find(id)
        .map(known -> known.view().withRules(ProjectRules.of(known, settings).view()))
        .orElseThrow(ProjectsResource::unknown);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "registerProject",
      summary = "Register a repository",
      responses = {
        @ApiResponse(
            responseCode = "201",
            description = "registered",
            content = @Content(schema = @Schema(implementation = ProjectView.class))),
        @ApiResponse(
            responseCode = "200",
            description = "it had been registered before",
            content = @Content(schema = @Schema(implementation = ProjectView.class))),
        @ApiResponse(responseCode = "409", description = "another repository has this id"),
        @ApiResponse(responseCode = "422", description = "some fields make no sense")
      })
  public Response register(@Nullable NewProject project) {
    return switch (registrar.register(Inputs.body(project))) {
      case Registration.Registered registered ->
          Response.created(URI.create("/api/v1/projects/" + registered.project().id()))
              .entity(registered.project().withExisting(false))
              .build();
      case Registration.Existing existing ->
          Response.ok(existing.project().withExisting(true)).build();
      case Registration.Conflict conflict -> throw Problems.conflict(conflict.detail());
      case Registration.Invalid invalid -> throw Problems.invalid(invalid.errors());
    };
  }

  @DELETE
  @Path("/{id}")
  @Operation(
      operationId = "removeProject",
      summary = "Forget a project; its tasks stay on record",
      responses = {
        @ApiResponse(responseCode = "204", description = "forgotten"),
        @ApiResponse(responseCode = "404", description = "no such project"),
        @ApiResponse(
            responseCode = "409",
            description = "it has tasks that have not ended, or stands in projects.yaml")
      })
  public Response remove(@PathParam("id") String id) {
    if (projects.isInFile(id)) {
      throw Problems.conflict(
          "project '" + id + "' stands in projects.yaml in the home directory: remove it there");
    }
    return switch (projects.remove(id)) {
      case Projects.Removal.Removed removed -> Response.noContent().build();
      case Projects.Removal.Unknown unknown -> throw unknown();
      case Projects.Removal.Busy busy ->
          throw Problems.conflict(
              busy.openTasks() + " tasks of the project have not ended; cancel them first");
    };
  }

  private static RuntimeException unknown() {
    return Problems.notFound("there is no project of this id");
  }
}
