package dev.awo.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One call of the command line, and what came of it. */
record CliRun(int exit, String out, String err) {
  static Caller in(Path directory) {
    return new Caller(
        directory, false, Map.of("AWO_HOME", directory.resolve("own-home").toString()));
  }

  JsonNode json() {
    return parse(out);
  }

  /** The output as one object a line. */
  List<JsonNode> jsonLines() {
    return out.lines().map(CliRun::parse).toList();
  }

  private static JsonNode parse(String text) {
    try {
      return ApiClient.JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Calls in a directory and an environment. */
  record Caller(Path directory, boolean terminal, Map<String, String> environment) {
    Caller with(String variable, String value) {
      Map<String, String> more = new LinkedHashMap<>(environment);
      more.put(variable, value);
      return new Caller(directory, terminal, more);
    }

    Caller onTerminal() {
      return new Caller(directory, true, environment);
    }

    CliRun run(String... arguments) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      int exit = Main.run(surroundings(out, err), arguments);
      return new CliRun(
          exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    Surroundings surroundings() {
      return surroundings(new ByteArrayOutputStream(), new ByteArrayOutputStream());
    }

    private Surroundings surroundings(ByteArrayOutputStream out, ByteArrayOutputStream err) {
      return new Surroundings(
          new PrintStream(out, true, StandardCharsets.UTF_8),
          new PrintStream(err, true, StandardCharsets.UTF_8),
          environment,
          terminal,
          80,
          directory,
          () -> {
            throw new AssertionError("no stack may be started here");
          });
    }
  }
}
