package dev.awo.api.http;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What should not happen: the client gets a number, the log has the rest under it. */
final class UnexpectedProblemMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = LoggerFactory.getLogger(UnexpectedProblemMapper.class);

  @Override
  public Response toResponse(Throwable exception) {
    String number = UUID.randomUUID().toString();
    LOG.error("request failed, number {}", number, exception);
    return Problems.response(
        Problems.of(
            500, "something went wrong; the API's log says more under the number " + number));
  }
}
