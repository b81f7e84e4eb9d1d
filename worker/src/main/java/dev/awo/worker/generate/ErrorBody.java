package dev.awo.worker.generate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may be taken from a provider's error: its code, and whether it speaks of money. The text
 * itself can echo parts of the request, so it never leaves this class.
 *
 * @param code such as {@code rate_limit_error}
 * @param status the HTTP status that the body itself names, as gateways do inside a stream
 * @param accountLimit whether the account is out of credit or at its spending limit
 * @param accessFrom when the account may go on: the beginning of the date that the error names
 */
record ErrorBody(
    Optional<String> code,
    Optional<Integer> status,
    boolean accountLimit,
    Optional<Instant> accessFrom) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** No key, prompt or answer looks like this. */
  private static final Pattern CODE = Pattern.compile("[a-z][a-z_]{1,48}");

  private static final Pattern OF_MONEY =
      Pattern.compile(
          "(?i)credit balance|usage limits|insufficient (balance|credits?|funds)"
              + "|insufficient_quota|billing_");

  private static final Pattern DATE = Pattern.compile("\\b20[0-9]{2}-[01][0-9]-[0-3][0-9]\\b");

  static ErrorBody parse(String body) {
    JsonNode root = tree(body);
    JsonNode error = root.path("error").isObject() ? root.path("error") : root;
    Optional<String> code = code(error.path("code")).or(() -> code(error.path("type")));
    String words =
        error.path("code").asText()
            + " "
            + error.path("type").asText()
            + " "
            + error.path("message").asText();
    boolean accountLimit = OF_MONEY.matcher(words).find();
    Matcher date = DATE.matcher(words);
    return new ErrorBody(
        code,
        status(error.path("code")),
        accountLimit,
        accountLimit && date.find() ? beginning(date.group()) : Optional.empty());
  }

  private static Optional<Instant> beginning(String date) {
    try {
      return Optional.of(LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static JsonNode tree(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }

  private static Optional<String> code(JsonNode node) {
    return Optional.of(node.asText()).filter(text -> CODE.matcher(text).matches());
  }

  private static Optional<Integer> status(JsonNode node) {
    return node.isInt() && node.asInt() >= 400 && node.asInt() < 600
        ? Optional.of(node.asInt())
        : Optional.empty();
  }
}
