package dev.awo.api.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Takes bodies of JSON up to a size. */
@Priority(Priorities.HEADER_DECORATOR)
final class BodyFilter implements ContainerRequestFilter {
  static final int LIMIT = 1 << 20;

  /** A client that is still sending when the connection closes never reads the answer. */
  private static final int STILL_TAKEN = 16 << 20;

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    if (request.getLength() > LIMIT) {
      throw tooLarge(request.getEntityStream());
    }
    if (!request.hasEntity()) {
      return;
    }
    MediaType type = request.getMediaType();
    if (type == null
        || !MediaType.APPLICATION_JSON_TYPE.isCompatible(type)
        || type.isWildcardType()) {
      throw Problems.exception(Problems.of(415, "send the body as application/json"));
    }
    request.setEntityStream(new Bounded(request.getEntityStream()));
  }

  private static RuntimeException tooLarge(InputStream rest) throws IOException {
    byte[] buffer = new byte[8192];
    int taken = 0;
    int count = 0;
    while (count >= 0 && taken < STILL_TAKEN) {
      taken += count;
      count = rest.read(buffer);
    }
    return Problems.exception(Problems.of(413, "a body may have up to 1 MiB"));
  }

  /** Bodies sent in chunks do not say their size beforehand. */
  private static final class Bounded extends FilterInputStream {
    private long read;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int result = super.read();
      count(result < 0 ? 0 : 1);
      return result;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int result = super.read(buffer, offset, length);
      count(Math.max(0, result));
      return result;
    }

    private void count(int bytes) throws IOException {
      read += bytes;
      if (read > LIMIT) {
        throw tooLarge(in);
      }
    }
  }
}
