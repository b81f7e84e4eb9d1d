package dev.awo.api.view;

import java.util.List;

/**
 * An error as RFC 9457 describes it, served as {@code application/problem+json}.
 *
 * @param type a URI reference that names the kind of problem, such as {@code /problems/not-found}
 * @param title the kind in words, the same for each problem of the type
 * @param status the HTTP status
 * @param detail what is wrong here and what to do, in one line
 * @param errors the fields that are wrong; empty when it is not about fields
 */
public record Problem(
    String type, String title, int status, String detail, List<FieldError> errors) {
  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    errors = List.copyOf(errors);
  }

  /**
   * One field that is wrong.
   *
   * @param field where in the body, such as {@code max_attempts} or {@code verify[1]}
   */
  public record FieldError(String field, String message) {}
}
