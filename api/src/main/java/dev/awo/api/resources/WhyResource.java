package dev.awo.api.resources;

import dev.awo.api.http.Problems;
import dev.awo.api.ledger.Why;
import dev.awo.api.view.WhyView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What made a commit. */
@Path("/why")
@Produces(MediaType.APPLICATION_JSON)
public final class WhyResource {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-fA-F]{7,40}");

  private final Why why;

  public WhyResource(Why why) {
    this.why = why;
  }

  @GET
  @Path("/{commit}")
  @Operation(
      operationId = "explainCommit",
      summary =
          "Tell who asked for a commit, what was asked, attempted, found, approved and merged",
      responses = {
        @ApiResponse(
            responseCode = "200",
            description = "the whole story",
            content = @Content(schema = @Schema(implementation = WhyView.class))),
        @ApiResponse(responseCode = "400", description = "not 7 to 40 hex digits"),
        @ApiResponse(responseCode = "404", description = "not on record"),
        @ApiResponse(responseCode = "409", description = "several commits begin so")
      })
  public WhyView show(
      @PathParam("commit") String commit, @QueryParam("project") @Nullable String project) {
    if (!COMMIT.matcher(commit).matches()) {
      throw Problems.badRequest("a commit is named by 7 to 40 hex digits");
    }
    String beginning = commit.toLowerCase(Locale.ROOT);
    return switch (why.commit(beginning, Optional.ofNullable(project))) {
      case Why.Found.One one -> one.view();
      case Why.Found.Several several ->
          throw Problems.conflict(
              "several commits on record begin with "
                  + beginning
                  + ": "
                  + String.join(", ", several.ids()));
      case Why.Found.None none ->
          throw Problems.notFound("no commit on record here begins with " + beginning);
    };
  }
}
