package dev.awo.api.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A path with query parameters. */
final class Query {
  private final StringBuilder text;

  Query(String path) {
    this.text = new StringBuilder(path);
  }

  /** Adds a parameter that has a value. */
  Query with(String name, Optional<String> value) {
    value.ifPresent(
        given ->
            text.append(text.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(encode(given)));
    return this;
  }

  /** Safe as one segment of a path too. */
  static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
