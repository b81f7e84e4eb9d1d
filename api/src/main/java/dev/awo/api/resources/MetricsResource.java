package dev.awo.api.resources;

import dev.awo.api.ledger.Figures;
import dev.awo.api.view.MetricsView;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Figures about the work and the process. */
@Path("/metrics")
@Produces(MediaType.APPLICATION_JSON)
public final class MetricsResource {
  private final Figures figures;
  private final MachineGauge machine;

  /**
   * The resource.
   *
   * @param home whose file system's space is shown
   */
  public MetricsResource(Figures figures, java.nio.file.Path home) {
    this.figures = figures;
    machine = new MachineGauge(home);
  }

  @GET
  @Operation(operationId = "showMetrics", summary = "Show figures")
  public MetricsView show() {
    return figures.view(machine.read(figures.databaseBytes()));
  }
}
