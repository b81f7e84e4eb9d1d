package dev.awo.api.resources;

import dev.awo.api.ledger.Tasks;
import dev.awo.api.view.QueueView;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The queue at a glance. */
@Path("/queue")
@Produces(MediaType.APPLICATION_JSON)
public final class QueueResource {
  private final Tasks tasks;

  public QueueResource(Tasks tasks) {
    this.tasks = tasks;
  }

  @GET
  @Operation(operationId = "showQueue", summary = "Show what runs, what waits and what ended last")
  public QueueView show() {
    return tasks.queue();
  }
}
