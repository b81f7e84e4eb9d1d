package dev.awo.api.resources;

import dev.awo.api.http.Problems;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What all resources ask of their input. */
final class Inputs {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MOST = 500;

  private Inputs() {}

  static <T> T body(@Nullable T body) {
    if (body == null) {
      throw Problems.badRequest("send a JSON object as the body");
    }
    return body;
  }

  /** Size of a page. */
  static int limit(@Nullable String text) {
    return (int) number("limit", text, 1, MOST).orElse((long) DEFAULT_LIMIT).longValue();
  }

  /** A number in a query parameter or header. */
  static Optional<Long> number(String name, @Nullable String text, long least, long most) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return Optional.of(number);
      }
    } catch (NumberFormatException e) {
      // Said below, in the words of the API.
    }
    throw Problems.badRequest(
        "'" + name + "' must be a whole number from " + least + " to " + most);
  }

  /** One of a few values by its label, in a query parameter. */
  static <T> T oneOf(String name, String text, T[] values, Function<T, String> label) {
    return Arrays.stream(values)
        .filter(value -> label.apply(value).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                Problems.badRequest(
                    "'"
                        + name
                        + "' must be one of "
                        + Arrays.stream(values).map(label).collect(Collectors.joining(", "))));
  }

  /** One of the values of an enum whose labels are their names. */
  static <T extends Enum<T>> T oneOf(String name, String text, T[] values) {
    return oneOf(name, text, values, value -> value.name().toLowerCase(Locale.ROOT));
  }
}
