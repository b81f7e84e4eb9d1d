package dev.awo.api.resources;

import dev.awo.api.view.InfoView;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Supplier;

/** What this server is, and whether it could run a task now. */
@Path("/info")
@Produces(MediaType.APPLICATION_JSON)
public final class InfoResource {
  private final Supplier<InfoView> info;

  public InfoResource(Supplier<InfoView> info) {
    this.info = info;
  }

  @GET
  @Operation(
      operationId = "showInfo",
      summary = "Show versions, addresses, and which providers are ready")
  public InfoView show() {
    return info.get();
  }
}
