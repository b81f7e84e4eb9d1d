package dev.awo.worker.generate;

import dev.awo.def.FailureKind;
import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A prompt template: text with {@code {{variables}}}. Four opening braces stand for two that are
 * meant. Values are put in as they are: braces inside them are data.
 */
final class Template {
  private static final String LITERAL = "{{{{";
  private static final Pattern BRACES =
      Pattern.compile("\\{\\{(?:\\{\\{|[ \\t]*(?<name>[a-z][a-z0-9_]*)[ \\t]*}})?");

  private final String name;
  private final List<Part> parts;

  private Template(String name, List<Part> parts) {
    this.name = name;
    this.parts = List.copyOf(parts);
  }

  private sealed interface Part {
    record Text(String text) implements Part {}

    record Variable(String name, int line) implements Part {}
  }

  /**
   * Fails with {@link FailureKind#PROMPT_TEMPLATE} when braces open no variable.
   *
   * @param name what messages call it, such as {@code prompts/implement.md}
   */
  static Template parse(String name, String text) {
    List<Part> parts = new ArrayList<>();
    Matcher braces = BRACES.matcher(text);
    int at = 0;
    int line = 1;
    while (braces.find()) {
      String before = text.substring(at, braces.start());
      line += (int) before.chars().filter(c -> c == '\n').count();
      parts.add(new Part.Text(before));
      parts.add(part(name, line, braces));
      at = braces.end();
    }
    parts.add(new Part.Text(text.substring(at)));
    return new Template(name, parts);
  }

  private static Part part(String name, int line, Matcher braces) {
    if (braces.group().equals(LITERAL)) {
      return new Part.Text("{{");
    }
    if (braces.group("name") == null) {
      throw failure(
          name,
          line,
          "'{{' opens no variable; write {{name}} with a-z, 0-9 and '_', or '{{{{' where two"
              + " braces are meant");
    }
    return new Part.Variable(braces.group("name"), line);
  }

  String name() {
    return name;
  }

  /** What its own words take of a prompt. */
  int tokens() {
    return parts.stream().mapToInt(p -> p instanceof Part.Text t ? Tokens.in(t.text()) : 1).sum();
  }

  boolean uses(String variable) {
    return parts.stream()
        .anyMatch(part -> part instanceof Part.Variable v && v.name().equals(variable));
  }

  /** Fails with {@link FailureKind#PROMPT_TEMPLATE} when the template uses a variable not known. */
  void requireOnly(Collection<String> known) {
    for (Part part : parts) {
      if (part instanceof Part.Variable variable && !known.contains(variable.name())) {
        throw failure(
            name,
            variable.line(),
            "no variable {{"
                + variable.name()
                + "}}: give the step a variable of that name, or use one of "
                + String.join(", ", known));
      }
    }
  }

  /** Fails with {@link FailureKind#PROMPT_TEMPLATE} when a variable has no value. */
  String fill(Map<String, String> values) {
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      switch (part) {
        case Part.Text literal -> text.append(literal.text());
        case Part.Variable variable -> text.append(value(variable, values));
      }
    }
    return text.toString();
  }

  private String value(Part.Variable variable, Map<String, String> values) {
    String value = values.get(variable.name());
    if (value == null) {
      throw failure(
          name,
          variable.line(),
          "{{" + variable.name() + "}} has a value only after an attempt that failed");
    }
    return value;
  }

  private static ApplicationFailure failure(String name, int line, String what) {
    return FailureKind.PROMPT_TEMPLATE.failure(name + ", line " + line + ": " + what);
  }
}
