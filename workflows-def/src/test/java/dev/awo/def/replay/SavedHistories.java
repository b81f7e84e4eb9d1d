package dev.awo.def.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.temporal.client.WorkflowClient;
import io.temporal.common.WorkflowExecutionHistory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Histories of workflows as earlier versions of the code left them: {@code
 * histories/<version>/<scenario>.json.gz}. The tests of the workflows record them when they run
 * with {@code -Dawo.record=<version>}.
 */
public final class SavedHistories {
  private static final Path ROOT = Path.of("src/test/resources/dev/awo/def/replay/histories");

  private SavedHistories() {}

  /** Saves the history of a workflow, in a run that records. */
  public static void record(WorkflowClient client, String workflowId, String scenario) {
    version().ifPresent(version -> write(client, workflowId, ROOT.resolve(version), scenario));
  }

  static List<Path> all() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files.filter(file -> file.toString().endsWith(".json.gz")).sorted().toList();
    }
  }

  static WorkflowExecutionHistory read(Path file) throws IOException {
    return WorkflowExecutionHistory.fromJson(text(file));
  }

  static String text(Path file) throws IOException {
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static Optional<String> version() {
    return Optional.ofNullable(System.getProperty("awo.record"));
  }

  private static void write(
      WorkflowClient client, String workflowId, Path directory, String scenario) {
    try {
      Files.createDirectories(directory);
      String json =
          client
              .fetchHistory(workflowId)
              .toJson(false)
              .replace(InetAddress.getLocalHost().getHostName(), "recorder");
      Files.write(directory.resolve(scenario + ".json.gz"), gzip(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
