package dev.awo.worker.secrets;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The secrets that the worker itself holds, whatever they look like, beside those that are known by
 * their form.
 */
public final class KnownSecrets {
  /** Shorter values would be found in innocent text. */
  private static final int SHORTEST = 8;

  private final Collection<String> names;
  private final Supplier<Map<String, String>> variables;

  /**
   * @param names of variables that hold secrets
   * @param variables asked each time, since keys can be mended while the worker runs
   */
  public KnownSecrets(Collection<String> names, Supplier<Map<String, String>> variables) {
    this.names = List.copyOf(names);
    this.variables = variables;
  }

  /**
   * A secret in a text.
   *
   * @param line counted from 1
   * @param rule what found it
   */
  public record Hit(int line, String rule) {}

  /** The secrets in the text: the worker's own first. */
  public List<Hit> find(String text) {
    List<Hit> hits = new ArrayList<>();
    held()
        .forEach(
            held -> {
              int at = text.indexOf(held.value());
              if (at >= 0) {
                int line = 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
                hits.add(new Hit(line, "the value of " + held.name()));
              }
            });
    SecretScanner.find(text).forEach(match -> hits.add(new Hit(match.line(), match.rule())));
    return List.copyOf(hits);
  }

  /** The text with each secret replaced by a marker in square brackets. */
  public String redact(String text) {
    String safe = text;
    for (Held held : held()) {
      safe = safe.replace(held.value(), "[redacted:" + held.name() + "]");
    }
    return SecretScanner.redact(safe);
  }

  private record Held(String name, String value) {}

  /** The longest first: one may be part of another. */
  private List<Held> held() {
    Map<String, String> all = variables.get();
    return names.stream()
        .distinct()
        .map(name -> new Held(name, all.getOrDefault(name, "").strip()))
        .filter(held -> held.value().length() >= SHORTEST)
        .sorted(Comparator.comparingInt((Held held) -> held.value().length()).reversed())
        .toList();
  }
}
