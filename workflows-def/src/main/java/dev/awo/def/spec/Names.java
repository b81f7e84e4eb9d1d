package dev.awo.def.spec;

import dev.awo.def.TaskKey;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rules for names. */
final class Names {
  /** The scripted agent's model is the path of a file. */
  private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9._/~][A-Za-z0-9._:/@+~-]{0,299}");

  private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

  private Names() {}

  /** Ids become branch names, workflow ids and directories. */
  static Optional<String> id(String text) {
    if (TaskKey.isSafe(text)) {
      return Optional.empty();
    }
    return Optional.of(
        Shown.quoted(text)
            + " is not a safe id"
            + because(text)
            + ": use 1 to 63 characters of a-z, 0-9 and '-', starting with a letter or digit"
            + safe(text).map(id -> "; such as '" + id + "'").orElse(""));
  }

  /** The nearest safe id, when there is one. */
  static Optional<String> safe(String text) {
    String id =
        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    return TaskKey.isSafe(id) ? Optional.of(id) : Optional.empty();
  }

  static Optional<String> model(String text) {
    return match(MODEL, text, "a model's name without blanks, such as claude-sonnet-4-5");
  }

  static Optional<String> template(String text) {
    return TaskKey.isSafe(text)
        ? Optional.empty()
        : Optional.of(
            Shown.quoted(text) + " must be the name of a template in prompts/, such as implement");
  }

  /** A lower-case word, such as the name of a built-in protection or a kind of project. */
  static Optional<String> word(String text) {
    return match(WORD, text, "a name of a-z, 0-9, '.', '_' and '-'");
  }

  /** A name that is not taken in prompt templates. */
  static Optional<String> variable(String text) {
    return Variables.IN_TEMPLATES.contains(text)
        ? Optional.of("'" + text + "' is built in; give the variable another name")
        : match(VARIABLE, text, "a name of letters, digits and '_', not starting with a digit");
  }

  static Optional<String> environmentVariable(String text) {
    return match(VARIABLE, text, "the name of an environment variable, such as HOOK_SECRET");
  }

  private static Optional<String> match(Pattern pattern, String text, String wanted) {
    return pattern.matcher(text).matches()
        ? Optional.empty()
        : Optional.of(Shown.quoted(text) + " must be " + wanted);
  }

  private static String because(String text) {
    if (text.length() > 63) {
      return " (" + text.length() + " characters)";
    }
    return text.codePoints()
        .filter(c -> c > 0x7E)
        .boxed()
        .findFirst()
        .map(c -> " (it contains " + Shown.codePoint(c) + ", which is not plain ASCII)")
        .orElse("");
  }
}
