package dev.awo.api.resources;

import dev.awo.api.ledger.Ledger;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** What happens to all tasks. */
@Path("/events")
public final class EventsResource {
  private final Ledger ledger;
  private final Streams streams;

  public EventsResource(Ledger ledger, Streams streams) {
    this.ledger = ledger;
    this.streams = streams;
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      operationId = "followAllTasks",
      summary = "Follow all tasks, from Last-Event-ID or from now on",
      responses = {
        @ApiResponse(
            responseCode = "200",
            description = "events, without their details",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS))
      })
  public Response follow(@HeaderParam("Last-Event-ID") @Nullable String last) {
    long after =
        Inputs.number("Last-Event-ID", last, 0, Long.MAX_VALUE)
            .orElseGet(() -> ledger.events().newest());
    return Response.ok(streams.all(after)).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }
}
