package dev.awo.api.http;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Optional;
import org.glassfish.jersey.server.ParamException;

/** Errors that Jersey finds before a resource is reached. */
final class WebProblemMapper implements ExceptionMapper<WebApplicationException> {
  @Override
  public Response toResponse(WebApplicationException exception) {
    Response original = exception.getResponse();
    if (exception instanceof ParamException.QueryParamException parameter) {
      return Problems.response(
          Problems.of(400, "the query parameter '" + parameter.getParameterName() + "' is wrong"));
    }
    Response problem = Problems.response(Problems.of(original.getStatus(), detail(original)));
    return Optional.ofNullable(original.getHeaderString(HttpHeaders.ALLOW))
        .map(allow -> Response.fromResponse(problem).header(HttpHeaders.ALLOW, allow).build())
        .orElse(problem);
  }

  private static String detail(Response response) {
    return switch (response.getStatus()) {
      case 404 -> "there is nothing at this address; see /api/v1/openapi.json";
      case 405 -> "this address takes " + response.getHeaderString(HttpHeaders.ALLOW) + " only";
      case 406 -> "this address has no answer of the media type that 'Accept' asks for";
      case 415 -> "send the body as application/json";
      default -> "the request cannot be answered";
    };
  }
}
