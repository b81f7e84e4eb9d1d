package dev.awo.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.awo.api.launch.TemporalTarget;
import dev.awo.api.view.ViewJson;
import dev.awo.def.spec.PriceTable;
import dev.awo.def.spec.Settings;
import io.dropwizard.core.Application;
import io.dropwizard.testing.DropwizardTestSupport;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole application on ports of its own, spoken to over HTTP. */
final class RunningApi implements AutoCloseable {
  private static final int ATTEMPTS = 5;

  static {
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
  }

  private static final ObjectMapper JSON = ViewJson.strict();

  private final Path home;
  private final DropwizardTestSupport<OrchestratorConfiguration> support;
  private final HttpClient http = HttpClient.newHttpClient();

  private RunningApi(Path home, String temporal, Map<String, String> environment, Settings given)
      throws Exception {
    this.home = home;
    ApiSettings settings =
        new ApiSettings(
            home,
            new TemporalTarget(temporal, "default", Optional.of("http://127.0.0.1:8233")),
            0,
            0,
            "127.0.0.1",
            List.of("awo.example"),
            given,
            new PriceTable(List.of()),
            environment);
    support =
        new DropwizardTestSupport<>(
            OrchestratorApplication.class, new OrchestratorConfiguration(settings)) {
          @Override
          public Application<OrchestratorConfiguration> newApplication() {
            return new OrchestratorApplication(settings);
          }
        };
    support.before();
  }

  static RunningApi start(Path home, String temporal) throws Exception {
    return start(home, temporal, Map.of("OPENAI_API_KEY", "test"));
  }

  static RunningApi start(Path home, String temporal, Map<String, String> environment)
      throws Exception {
    return new RunningApi(home, temporal, environment, Settings.DEFAULT);
  }

  static RunningApi start(Path home, String temporal, Settings settings) throws Exception {
    return new RunningApi(home, temporal, Map.of("OPENAI_API_KEY", "test"), settings);
  }

  /** A real repository beside the home directory. */
  static Path repository(Path directory) throws IOException, InterruptedException {
    Files.createDirectories(directory);
    Process git =
        new ProcessBuilder("git", "init", "--quiet", directory.toString()).inheritIO().start();
    if (git.waitFor() != 0) {
      throw new IOException("git init failed");
    }
    return directory.toRealPath();
  }

  int port() {
    return support.getLocalPort();
  }

  int adminPort() {
    return support.getAdminPort();
  }

  String token() throws IOException {
    return Files.readString(home.resolve("data/api-token")).strip();
  }

  Path home() {
    return home;
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
        .timeout(Duration.ofSeconds(30));
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  Answer admin(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + adminPort() + path)));
  }

  /** A call with the token and a JSON body. */
  Answer post(String path, Object body) throws IOException, InterruptedException {
    return change("POST", path, JSON.writeValueAsString(body));
  }

  Answer change(String method, String path, String body) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  /**
   * Sends a request that is to be refused. The HTTP server refuses some by itself, and closes while
   * the body may still be on its way: the answer is then lost, and is asked for again.
   */
  Answer heard(HttpRequest.Builder request, String words) throws IOException, InterruptedException {
    IOException lost = new IOException("not sent");
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return send(request);
      } catch (IOException e) {
        lost = e;
      }
    }
    throw new IOException("no answer to " + words, lost);
  }

  Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    return new Answer(response);
  }

  /** The events of a stream, in the order of their arrival. */
  EventReader follow(String path, Optional<Long> last) throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path).header("Accept", "text/event-stream");
    last.ifPresent(id -> request.header("Last-Event-ID", String.valueOf(id)));
    HttpResponse<InputStream> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    return new EventReader(response.statusCode(), response.body());
  }

  @Override
  public void close() {
    http.shutdownNow();
    support.after();
  }

  /** A response whose body is read when it is asked for. */
  record Answer(HttpResponse<String> response) {
    int status() {
      return response.statusCode();
    }

    String body() {
      return response.body();
    }

    JsonNode json() throws IOException {
      return JSON.readTree(response.body());
    }

    <T> T as(Class<T> type) throws IOException {
      return JSON.readValue(response.body(), type);
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }
}
