package dev.awo.api.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.awo.api.view.Problem;
import dev.awo.api.view.ViewJson;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Checks Host and Origin of every request, and tells browsers what the pages may do. */
public final class HostFilter extends HttpFilter {
  private static final long serialVersionUID = 1;
  private static final ObjectMapper JSON = ViewJson.strict();
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final transient AllowedHosts hosts;

  public HostFilter(AllowedHosts hosts) {
    this.hosts = hosts;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    protect(response);
    String host = request.getHeader("Host");
    String origin = request.getHeader("Origin");
    if (host == null || !hosts.allowsHost(host)) {
      refuse(response, "this server does not answer under the name in the Host header");
      return;
    }
    if (origin != null && !hosts.allowsOrigin(origin)) {
      refuse(response, "this server does not answer pages of other origins");
      return;
    }
    chain.doFilter(request, response);
    if (response.getStatus() == HttpServletResponse.SC_NOT_FOUND && !response.isCommitted()) {
      // Dropwizard's assets reset the response and leave it empty.
      protect(response);
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }

  private static void protect(HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
  }

  private static void refuse(HttpServletResponse response, String detail) throws IOException {
    response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    response.setContentType(Problem.MEDIA_TYPE);
    response.getOutputStream().write(JSON.writeValueAsBytes(Problems.of(403, detail)));
  }
}
