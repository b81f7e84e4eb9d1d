package dev.awo.api.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.awo.api.view.ViewJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.IntPredicate;

/**
 * The REST API as the commands use it. It stands on {@link HttpURLConnection}, which is loaded in a
 * fraction of the time that {@code java.net.http} takes.
 */
final class ApiClient {
  static final ObjectMapper JSON = ViewJson.lenient();

  private static final int CONNECT_MILLIS = 3_000;
  private static final int READ_MILLIS = 60_000;

  /** The server sends at least a comment this often. */
  private static final int STREAM_MILLIS = 90_000;

  private final String url;
  private final Optional<String> token;

  /**
   * @param url of the server, without a slash at its end
   * @param token for calls that change something
   */
  ApiClient(String url, Optional<String> token) {
    this.url = url;
    this.token = token;
  }

  String url() {
    return url;
  }

  <T> T get(String path, TypeReference<T> type) {
    return read(open("GET", path, "application/json", Optional.empty()), type);
  }

  /** Empty when the server knows no such thing. */
  <T> Optional<T> find(String path, TypeReference<T> type) {
    try {
      return find(path, type, status -> status == HttpURLConnection.HTTP_NOT_FOUND);
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  /** Empty when the server knows no such thing yet, or is being started again. */
  <T> Optional<T> getIfThere(String path, TypeReference<T> type) {
    try {
      return find(
          path, type, status -> status == HttpURLConnection.HTTP_NOT_FOUND || status >= 500);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private <T> Optional<T> find(String path, TypeReference<T> type, IntPredicate isAbsent)
      throws IOException {
    HttpURLConnection connection = connection("GET", path, "application/json");
    int status = connection.getResponseCode();
    if (isAbsent.test(status)) {
      connection.disconnect();
      return Optional.empty();
    }
    if (status >= 400) {
      throw refused(connection);
    }
    return Optional.of(read(connection, type));
  }

  <T> T post(String path, Object body, TypeReference<T> type) {
    return read(open("POST", path, "application/json", Optional.of(body)), type);
  }

  <T> T put(String path, Object body, TypeReference<T> type) {
    return read(open("PUT", path, "application/json", Optional.of(body)), type);
  }

  void delete(String path) {
    open("DELETE", path, "application/json", Optional.empty()).disconnect();
  }

  /** A text, such as a diff, byte for byte. */
  byte[] bytes(String path) {
    return body(open("GET", path, "text/*", Optional.empty()));
  }

  /**
   * @param after the id of the last event that was seen
   * @throws IOException when the server cannot be reached, now or while reading
   */
  EventStream events(String path, Optional<String> after) throws IOException {
    HttpURLConnection connection = connection("GET", path, "text/event-stream");
    connection.setReadTimeout(STREAM_MILLIS);
    after.ifPresent(id -> connection.setRequestProperty("Last-Event-ID", id));
    if (connection.getResponseCode() >= 400) {
      throw refused(connection);
    }
    return new EventStream(connection.getInputStream());
  }

  private HttpURLConnection open(
      String method, String path, String accept, Optional<Object> requestBody) {
    try {
      HttpURLConnection connection = connection(method, path, accept);
      if (requestBody.isPresent()) {
        send(connection, requestBody.get());
      }
      if (connection.getResponseCode() >= 400) {
        throw refused(connection);
      }
      return connection;
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  private HttpURLConnection connection(String method, String path, String accept)
      throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(url + path).toURL().openConnection(Proxy.NO_PROXY);
    connection.setRequestMethod(method);
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(READ_MILLIS);
    connection.setInstanceFollowRedirects(false);
    connection.setRequestProperty("Accept", accept + ", application/problem+json");
    token.ifPresent(value -> connection.setRequestProperty("Authorization", "Bearer " + value));
    return connection;
  }

  private static void send(HttpURLConnection connection, Object body) throws IOException {
    byte[] bytes = JSON.writeValueAsBytes(body);
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/json");
    try (OutputStream out = connection.getOutputStream()) {
      out.write(bytes);
    }
  }

  private <T> T read(HttpURLConnection connection, TypeReference<T> type) {
    try {
      return JSON.readValue(body(connection), type);
    } catch (JsonProcessingException e) {
      throw CliProblem.unreachable(
          url
              + " answers, but not as this program expects: is it another version, or something"
              + " else?",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] body(HttpURLConnection connection) {
    try (InputStream in = connection.getInputStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  private CliProblem unreachable(IOException cause) {
    return CliProblem.unreachable(
        "the server at %s cannot be reached (%s): start it with 'awo up'"
            .formatted(url, SafeText.line(String.valueOf(cause.getMessage()))),
        cause);
  }

  private static CliProblem refused(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    String said = problem(connection);
    String message = said.isBlank() ? "the server answers with HTTP status " + status : said;
    return switch (status) {
      case 502, 503, 504 -> CliProblem.unreachable(message);
      default -> status >= 500 ? CliProblem.failed(message) : CliProblem.usage(message);
    };
  }

  /** What a problem document says in one line; empty when it is something else. */
  private static String problem(HttpURLConnection connection) throws IOException {
    try (InputStream in = connection.getErrorStream()) {
      if (in == null) {
        return "";
      }
      JsonNode problem = JSON.readTree(in.readAllBytes());
      StringJoiner fields = new StringJoiner("; ");
      for (JsonNode error : problem.path("errors")) {
        fields.add(error.path("field").asText() + ": " + error.path("message").asText());
      }
      return SafeText.line(
          fields.length() == 0 ? problem.path("detail").asText("") : fields.toString());
    } catch (JsonProcessingException e) {
      return "";
    }
  }
}
