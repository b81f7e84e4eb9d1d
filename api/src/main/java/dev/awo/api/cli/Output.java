package dev.awo.api.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Prints results: JSON or text, and nothing harmful in either. */
final class Output {
  private final PrintStream out;
  private final boolean terminal;
  private final boolean json;

  Output(Surroundings surroundings, boolean json) {
    this.out = surroundings.out();
    this.terminal = surroundings.terminal();
    this.json = json;
  }

  /** The result as one JSON document if that was asked for, else as {@code text} prints it. */
  void result(Object value, Runnable text) {
    if (!json) {
      text.run();
      return;
    }
    try {
      out.println(
          SafeText.json(ApiClient.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a result cannot be written as JSON", e);
    }
  }

  /** One object on one line, for streams. */
  void jsonLine(Object value) {
    try {
      out.println(SafeText.json(ApiClient.JSON.writeValueAsString(value)));
      out.flush();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a result cannot be written as JSON", e);
    }
  }

  void line(String text) {
    out.println(SafeText.line(text));
  }

  void block(String text) {
    String safe = SafeText.block(text);
    out.print(safe.isEmpty() || safe.endsWith("\n") ? safe : safe + "\n");
  }

  /** A long text: as it is when piped, harmless on a terminal; in an object of JSON. */
  void text(String id, String what, byte[] bytes) {
    if (json) {
      jsonLine(Map.of("id", id, what, new String(bytes, StandardCharsets.UTF_8)));
    } else if (terminal) {
      block(new String(bytes, StandardCharsets.UTF_8));
    } else {
      out.write(bytes, 0, bytes.length);
      out.flush();
    }
  }

  /** Columns as wide as their widest cell; a line a row, the first row being the headings. */
  void table(List<List<String>> rows) {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], width(SafeText.line(row.get(i))));
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        String cell = SafeText.line(row.get(i));
        line.append(cell).append(" ".repeat(widths[i] - width(cell) + 2));
      }
      out.println(line.toString().stripTrailing());
    }
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
