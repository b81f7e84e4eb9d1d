package dev.awo.def.spec;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rules for paths and globs inside a repository. */
final class Paths {
  private static final int LONGEST = 500;
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);

  private Paths() {}

  /** One file: relative, inside the repository. */
  static Optional<String> file(String text) {
    if (text.endsWith("/")) {
      return wrong(text, "names a directory; name files");
    }
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0
        ? wrong(text, "is a pattern; name the files one by one")
        : relative(text);
  }

  static Optional<String> directory(String text) {
    return text.equals(".") ? Optional.empty() : relative(text);
  }

  /**
   * Gitignore-like: without a slash a name at any depth; {@code *} and {@code ?} within a name,
   * {@code **} as a whole name, {@code [a-z]} and {@code {a,b}}; a trailing slash means everything
   * below.
   */
  static Optional<String> glob(String text) {
    if (text.startsWith("!")) {
      return wrong(text, "must not start with '!'; list what is meant instead");
    }
    if (text.equals("/") || text.equals("./")) {
      return wrong(text, "must name something below the repository; write '**' for all of it");
    }
    return relative(text).or(() -> GlobSyntax.complaint(text));
  }

  /** Without {@code ./} in front. */
  static String normalised(String text) {
    return text.startsWith("./") ? text.substring(2) : text;
  }

  private static Optional<String> relative(String text) {
    if (text.isBlank()) {
      return Optional.of("is blank; write a path relative to the repository");
    }
    if (text.length() > LONGEST) {
      return Optional.of("has " + text.length() + " characters; at most " + LONGEST + " allowed");
    }
    if (text.chars().anyMatch(Character::isISOControl) || !text.equals(text.strip())) {
      return wrong(text, "contains control characters, or blanks at an end");
    }
    if (text.startsWith("/") || text.startsWith("~") || DRIVE.matcher(text).matches()) {
      return wrong(text, "must be relative to the repository, not absolute");
    }
    if (text.indexOf('\\') >= 0) {
      return wrong(text, "must use '/' between names, not '\\'");
    }
    return segments(text).or(() -> Texts.illFormed(text));
  }

  private static Optional<String> segments(String text) {
    String inside = text.startsWith("./") ? text.substring(2) : text;
    String[] names =
        (inside.endsWith("/") ? inside.substring(0, inside.length() - 1) : inside).split("/", -1);
    if (Arrays.asList(names).contains("..")) {
      return wrong(text, "must stay inside the repository: '..' is not allowed");
    }
    if (Arrays.stream(names).anyMatch(name -> name.isEmpty() || name.equals("."))) {
      return wrong(text, "has an empty or '.' part");
    }
    return Arrays.stream(names).anyMatch(name -> name.toLowerCase(Locale.ROOT).equals(".git"))
        ? wrong(text, "is inside .git, which is out of reach")
        : Optional.empty();
  }

  static Optional<String> wrong(String text, String what) {
    return Optional.of(Shown.quoted(text) + " " + what);
  }
}
