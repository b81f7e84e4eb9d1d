package dev.awo.api.http;

import org.glassfish.jersey.server.ResourceConfig;

/** Puts the rules of this package in force for the API's resources. */
public final class HttpRules {
  private HttpRules() {}

  public static void registerOn(ResourceConfig jersey, ApiToken token) {
    jersey.register(new TokenFilter(token));
    jersey.register(new BodyFilter());
    jersey.register(new WebProblemMapper());
    jersey.register(new JsonProblemMapper());
    jersey.register(new UnexpectedProblemMapper());
  }
}
