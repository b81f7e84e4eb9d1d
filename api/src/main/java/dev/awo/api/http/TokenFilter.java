package dev.awo.api.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;

/** Lets calls that change something pass with the token only. */
@Priority(Priorities.AUTHENTICATION)
final class TokenFilter implements ContainerRequestFilter {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final String SCHEME = "bearer ";

  private final ApiToken token;

  TokenFilter(ApiToken token) {
    this.token = token;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (READING.contains(request.getMethod())) {
      return;
    }
    String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    boolean bearer = header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    if (!bearer || !token.matches(header.substring(SCHEME.length()).strip())) {
      request.abortWith(
          Problems.unauthorized(
              "send the token from data/api-token in the home directory, as"
                  + " 'Authorization: Bearer TOKEN'"));
    }
  }
}
