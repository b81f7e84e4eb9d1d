package dev.awo.api.http;

import dev.awo.api.view.Problem;
import dev.awo.api.view.Problem.FieldError;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.http.HttpStatus;

/** Makes problem documents, and the exceptions that carry them to the client. */
public final class Problems {
  private static final int UNPROCESSABLE = 422;

  private Problems() {}

  /** There is nothing of this name. */
  public static WebApplicationException notFound(String detail) {
    return exception(of(404, detail));
  }

  /** The request is fine, but not in this state. */
  public static WebApplicationException conflict(String detail) {
    return exception(of(409, detail));
  }

  /** The request cannot be read. */
  public static WebApplicationException badRequest(String detail) {
    return exception(of(400, detail));
  }

  /** Something that is needed does not answer. */
  public static WebApplicationException unavailable(String detail) {
    return exception(of(503, detail));
  }

  /** The request can be read, but some of its fields make no sense. */
  public static WebApplicationException invalid(List<FieldError> errors) {
    FieldError first = errors.getFirst();
    String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
    return exception(
        new Problem(
            type("Invalid"),
            "Invalid",
            UNPROCESSABLE,
            first.field() + ": " + first.message() + more,
            errors));
  }

  static Problem of(int status, String detail) {
    String title = HttpStatus.getMessage(status);
    return new Problem(type(title), title, status, detail, List.of());
  }

  static Problem ofField(int status, FieldError error) {
    String title = HttpStatus.getMessage(status);
    return new Problem(
        type(title), title, status, error.field() + ": " + error.message(), List.of(error));
  }

  static Response response(Problem problem) {
    return Response.status(problem.status()).entity(problem).type(Problem.MEDIA_TYPE).build();
  }

  static WebApplicationException exception(Problem problem) {
    return new WebApplicationException(problem.detail(), response(problem));
  }

  static Response unauthorized(String detail) {
    return Response.fromResponse(response(of(401, detail)))
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }

  private static String type(String title) {
    return "/problems/" + title.toLowerCase(Locale.ROOT).replace(' ', '-');
  }
}
