package dev.awo.api.resources;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;

/** The description of this API, generated from these classes when the module is built. */
@Path("/openapi.json")
@Hidden
public final class OpenApiResource {
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public byte[] show() throws IOException {
    try (InputStream in = OpenApiResource.class.getResourceAsStream("openapi.json")) {
      if (in == null) {
        throw new IOException("the description of the API is missing from the jar");
      }
      return in.readAllBytes();
    }
  }
}
