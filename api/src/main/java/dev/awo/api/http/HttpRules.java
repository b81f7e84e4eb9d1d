package dev.awo.api.http;

import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** Puts the rules of this package in force for the API's resources. */
public final class HttpRules {
  private HttpRules() {}

  public static void registerOn(ResourceConfig jersey, ApiToken token) {
    // Jersey would hold back what is flushed until its buffer is full: a stream's first events.
    jersey.property(ServerProperties.OUTBOUND_CONTENT_LENGTH_BUFFER, 0);
    jersey.register(new TokenFilter(token));
    jersey.register(new BodyFilter());
    jersey.register(new WebProblemMapper());
    jersey.register(new JsonProblemMapper());
    jersey.register(new UnexpectedProblemMapper());
  }
}
