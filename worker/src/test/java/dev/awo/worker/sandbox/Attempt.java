package dev.awo.worker.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One attempt of {@code containment.txt}: something that a command may or may not do. */
record Attempt(String name, Set<String> kinds, String script) {
  static List<Attempt> all() {
    List<Attempt> attempts = new ArrayList<>();
    for (String block : text().split("(?m)^\\[(?=[a-z-]+\\] )", -1)) {
      int close = block.indexOf(']');
      int newline = block.indexOf('\n');
      if (!block.startsWith("#")) {
        attempts.add(
            new Attempt(
                block.substring(0, close),
                Set.of(block.substring(close + 1, newline).strip().split(" ", -1)),
                block.substring(newline + 1).strip()));
      }
    }
    return attempts;
  }

  private static String text() {
    try (InputStream in = Attempt.class.getResourceAsStream("containment.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
