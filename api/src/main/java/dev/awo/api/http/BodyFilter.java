package dev.awo.api.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Takes bodies of JSON up to a size. */
@Priority(Priorities.HEADER_DECORATOR)
final class BodyFilter implements ContainerRequestFilter {
  static final int LIMIT = 1 << 20;

  /** A client that is still sending when the connection closes never reads the answer. */
  private static final int STILL_TAKEN = 16 << 20;

  /** The body is taken whole before anything is said of it, whoever reads it or not. */
  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    if (!request.hasEntity()) {
      return;
    }
    InputStream in = request.getEntityStream();
    byte[] body = in.readNBytes(LIMIT + 1);
    if (body.length > LIMIT) {
      takeRest(in);
      throw Problems.exception(Problems.of(413, "a body may have up to 1 MiB"));
    }
    MediaType type = request.getMediaType();
    if (type == null
        || !MediaType.APPLICATION_JSON_TYPE.isCompatible(type)
        || type.isWildcardType()) {
      throw Problems.exception(Problems.of(415, "send the body as application/json"));
    }
    request.setEntityStream(new ByteArrayInputStream(body));
  }

  private static void takeRest(InputStream rest) throws IOException {
    byte[] buffer = new byte[8192];
    int taken = 0;
    int count = 0;
    while (count >= 0 && taken < STILL_TAKEN) {
      taken += count;
      count = rest.read(buffer);
    }
  }
}
