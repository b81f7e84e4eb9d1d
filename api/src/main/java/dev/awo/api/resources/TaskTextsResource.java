package dev.awo.api.resources;

import dev.awo.api.blob.BlobDirectory;
import dev.awo.api.http.Problems;
import dev.awo.api.ledger.Ledger;
import dev.awo.api.ledger.Log;
import dev.awo.def.TaskKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What a task changed, and its story, as text. */
@Path("/tasks/{id}")
public final class TaskTextsResource {
  private static final int LONGEST_DIFF = 64 << 20;

  private final Ledger ledger;
  private final BlobDirectory blobs;

  public TaskTextsResource(Ledger ledger, BlobDirectory blobs) {
    this.ledger = ledger;
    this.blobs = blobs;
  }

  @GET
  @Path("/diff")
  @Produces("text/x-diff; charset=utf-8")
  @Operation(
      operationId = "showDiff",
      summary = "What a completed task changed, or what waits for approval, as a unified diff",
      responses = {
        @ApiResponse(
            responseCode = "200",
            description = "the diff",
            content = @Content(mediaType = "text/x-diff")),
        @ApiResponse(responseCode = "404", description = "no such task, or it has no diff")
      })
  public String diff(@PathParam("id") String id, @QueryParam("project") @Nullable String project) {
    TaskKey key = TaskAddress.of(ledger.tasks(), id, project);
    return ledger
        .tasks()
        .diff(key)
        .flatMap(blob -> blobs.text(blob, LONGEST_DIFF))
        .orElseThrow(
            () ->
                Problems.notFound(
                    "the task has no diff: it has not completed, and waits for no approval"));
  }

  @GET
  @Path("/log")
  @Produces("text/plain; charset=utf-8")
  @Operation(
      operationId = "showLog",
      summary = "The task's events with their details, such as what verification printed",
      responses = {
        @ApiResponse(
            responseCode = "200",
            description = "the log",
            content = @Content(mediaType = "text/plain"))
      })
  public StreamingOutput log(
      @PathParam("id") String id, @QueryParam("project") @Nullable String project) {
    Log log = ledger.events().log(TaskAddress.of(ledger.tasks(), id, project));
    return out -> {
      Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
      log.writeTo(writer);
      writer.flush();
    };
  }
}
