package dev.awo.worker.files;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line that does nothing but name a file, standing before a fence or a block. */
record PathLine(String path, Strength strength) {
  /** How sure it is that a file is meant. */
  enum Strength {
    /** {@code <!-- file: src/a.js -->}. */
    COMMENT,
    /** {@code **src/a.js**}, {@code ### src/a.js}, {@code File: src/a.js}. */
    LINE,
    /** A sentence with one path in backticks; enough for a block, whose SEARCH says the rest. */
    MENTION
  }

  private static final int LONGEST = 4200;
  private static final int DECORATIONS = 4;
  private static final Pattern FILE_COMMENT =
      Pattern.compile(
          "<!--\\s*(?:file|path|filename|filepath)\\s*[:=](.*)-->", Pattern.CASE_INSENSITIVE);
  private static final Pattern DECORATION =
      Pattern.compile("#{1,6} +|[-*+] +|\\d{1,3}[.)] +|// +|-- +|; +|/\\* +|<!-- *");
  private static final List<String> ENDINGS =
      List.of(
          "*/",
          "-->",
          ":",
          "#",
          "(new)",
          "(new file)",
          "(modified)",
          "(updated)",
          "(changed)",
          "(created)");
  private static final Pattern LABEL =
      Pattern.compile("(?:file ?name|file ?path|path|file)\\s*[:=]\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern IN_BACKTICKS = Pattern.compile("`([^`\\s]+)`");

  static Optional<PathLine> parse(String line) {
    String text = line.strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher comment = FILE_COMMENT.matcher(text);
    if (comment.matches()) {
      return Optional.of(new PathLine(unquoted(comment.group(1).strip()), Strength.COMMENT));
    }
    return wholeLine(text)
        .map(path -> new PathLine(path, Strength.LINE))
        .or(() -> mentioned(text).map(path -> new PathLine(path, Strength.MENTION)));
  }

  /** True for the comment that announces a file. */
  static boolean isFileComment(String line) {
    return line.length() <= LONGEST && FILE_COMMENT.matcher(line.strip()).matches();
  }

  private static Optional<String> wholeLine(String text) {
    String undecorated = withoutEndings(withoutDecorations(text.replace("**", "")));
    Matcher label = LABEL.matcher(undecorated);
    boolean labelled = label.lookingAt();
    String named = labelled ? undecorated.substring(label.end()) : undecorated;
    String path = unquoted(named);
    boolean announced = labelled || !path.equals(named);
    if (path.isEmpty() || path.indexOf('`') >= 0) {
      return Optional.empty();
    }
    boolean fits =
        PathShape.hasBlank(path)
            ? announced && PathShape.endsLikeFile(path)
            : announced || PathShape.plausibly(path);
    return fits ? Optional.of(path) : Optional.empty();
  }

  private static String withoutDecorations(String text) {
    String rest = text;
    for (int i = 0; i < DECORATIONS; i++) {
      Matcher front = DECORATION.matcher(rest);
      if (!front.lookingAt()) {
        return rest;
      }
      rest = rest.substring(front.end());
    }
    return rest;
  }

  private static String withoutEndings(String text) {
    String rest = text.strip();
    for (int i = 0; i < DECORATIONS; i++) {
      String before = rest;
      String lower = before.toLowerCase(Locale.ROOT);
      rest =
          ENDINGS.stream()
              .filter(lower::endsWith)
              .findFirst()
              .map(ending -> before.substring(0, before.length() - ending.length()).strip())
              .orElse(before);
    }
    return rest;
  }

  private static Optional<String> mentioned(String text) {
    List<String> paths =
        IN_BACKTICKS
            .matcher(text)
            .results()
            .map(found -> found.group(1))
            .filter(PathShape::clearly)
            .distinct()
            .toList();
    return paths.size() == 1 ? Optional.of(paths.get(0)) : Optional.empty();
  }

  private static String unquoted(String text) {
    boolean quoted =
        text.length() >= 2
            && "`\"'".indexOf(text.charAt(0)) >= 0
            && text.charAt(text.length() - 1) == text.charAt(0);
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  /** True when a whole file may follow: the path is sure enough to replace everything in it. */
  boolean namesWholeFile() {
    return strength == Strength.COMMENT || (strength == Strength.LINE && PathShape.clearly(path));
  }
}
