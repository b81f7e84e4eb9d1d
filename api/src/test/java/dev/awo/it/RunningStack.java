package dev.awo.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** {@code awo up} in a home of its own; its processes can be killed by name. */
final class RunningStack implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path AWO = Path.of("..", "awo").toAbsolutePath().normalize();

  private final Path home;
  private final Map<String, String> environment;

  private RunningStack(Path home, Map<String, String> environment) {
    this.home = home;
    this.environment = environment;
  }

  static RunningStack start(Path home, Map<String, String> environment) {
    try {
      Files.createDirectories(home);
      Files.writeString(home.resolve("awo.yml"), "ports: {api: 0, admin: 0, temporal: 0, ui: 0}\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    RunningStack stack = new RunningStack(home, environment);
    stack.awo("up", "--detach").requireSuccess();
    return stack;
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

  private long pid(String part) {
    try {
      JsonNode state = JSON.readTree(home.resolve("data/run/stack.json").toFile());
      return StreamSupport.stream(state.get("parts").spliterator(), false)
          .filter(node -> node.get("name").asText().equals(part))
          .mapToLong(node -> node.get("process").get("pid").asLong())
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    awo("down").requireSuccess();
  }
}
