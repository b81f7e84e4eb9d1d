package dev.awo.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** {@code awo up} in a home of its own; its processes can be killed by name. */
final class RunningStack implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Path AWO = Path.of("..", "awo").toAbsolutePath().normalize();

  private final Path home;
  private final Map<String, String> environment;

  private RunningStack(Path home, Map<String, String> environment) {
    this.home = home;
    this.environment = environment;
  }

  static RunningStack start(Path home, Map<String, String> environment) {
    return start(home, environment, "");
  }

  /** One that asks this provider. */
  static RunningStack start(Path home, StubProvider provider) {
    return start(home, provider.environment(), "agent: openai\nmodel: stub\n");
  }

  /**
   * A stack of its own.
   *
   * @param settings what {@code awo.yml} says beside the ports
   */
  static RunningStack start(Path home, Map<String, String> environment, String settings) {
    try {
      Files.createDirectories(home);
      Files.writeString(
          home.resolve("awo.yml"), "ports: {api: 0, admin: 0, temporal: 0, ui: 0}\n" + settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    RunningStack stack = new RunningStack(home, environment);
    stack.awo("up", "--detach").requireSuccess();
    return stack;
  }

  /** A home whose stack is started by the first command that needs it. */
  static RunningStack in(Path home, Map<String, String> environment) {
    return new RunningStack(home, environment);
  }

  /** What a command printed and how it ended. */
  record Result(int exit, String out, String err) {
    Result requireSuccess() {
      if (exit != 0) {
        throw new IllegalStateException("exit " + exit + "\n" + out + "\n" + err);
      }
      return this;
    }

    JsonNode json() {
      try {
        return JSON.readTree(out);
      } catch (IOException e) {
        throw new IllegalStateException("no JSON:\n" + out + "\n" + err, e);
      }
    }
  }

  Result awo(String... arguments) {
    List<String> command = new ArrayList<>(List.of("bash", AWO.toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--home", home.toString()));
    try {
      Path err = Files.createTempFile(home, "command", ".err");
      ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), out, Files.readString(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * Kills a process of this stack with SIGKILL: {@code temporal}, {@code worker} or {@code api}.
   */
  void kill(String part) {
    ProcessHandle process = ProcessHandle.of(pid(part)).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
  }

  JsonNode task(String id) {
    return awo("task", "show", id, "--json").requireSuccess().json();
  }

  /** {@code http://host:port} of the API. */
  String api() {
    return "http://127.0.0.1:" + state().get("ports").get("api").asInt();
  }

  /** {@code host:port} of the Temporal server. */
  String temporal() {
    return state().get("temporal").asText();
  }

  /** What a client must send to change something. */
  String token() {
    try {
      return Files.readString(home.resolve("data/api-token")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The task's events as the API lists them; empty while the API cannot be asked. */
  String events(String id) {
    return get("/api/v1/tasks/" + id + "/events?limit=200");
  }

  /** What the API answers; empty while it cannot be asked. */
  String get(String path) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(api() + path)).build();
    try {
      return HTTP.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A JSON object that the API answers; empty while it cannot be asked. */
  Optional<JsonNode> find(String path) {
    String text = get(path);
    try {
      return text.startsWith("{") ? Optional.of(JSON.readTree(text)) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Sends a JSON body as a client does that may change something. */
  void post(String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(api() + path))
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new IllegalStateException(response.statusCode() + " " + response.body());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Of {@code temporal}, {@code worker} or {@code api}. */
  long pid(String part) {
    return StreamSupport.stream(state().get("parts").spliterator(), false)
        .filter(node -> node.get("name").asText().equals(part))
        .mapToLong(node -> node.get("process").get("pid").asLong())
        .findFirst()
        .orElseThrow();
  }

  private JsonNode state() {
    try {
      return JSON.readTree(home.resolve("data/run/stack.json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    awo("down").requireSuccess();
  }
}
