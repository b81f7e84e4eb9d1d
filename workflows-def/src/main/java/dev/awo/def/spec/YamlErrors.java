package dev.awo.def.spec;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** SnakeYAML's complaints in words that say what to do. */
final class YamlErrors {
  private YamlErrors() {}

  /** The line to look at: where an unclosed quote or bracket opens, else where reading stopped. */
  static int line(MarkedYAMLException e, Lines lines) {
    Mark opening = e.getContextMark();
    boolean isEarlier = isUnclosed(e) || hasNoColon(e);
    Mark mark = opening != null && isEarlier ? opening : e.getProblemMark();
    return mark == null ? 1 : lines.at(mark.getIndex());
  }

  static String message(MarkedYAMLException e) {
    String problem = String.valueOf(e.getProblem());
    if (problem.contains("TAB")) {
      return "a tab stands where only spaces may, such as in the indentation; use spaces";
    }
    if (isUnclosed(e)) {
      return context(e).contains("quoted")
          ? "the quotes that open here are not closed"
          : "the bracket that opens here is not closed, or a comma is missing";
    }
    if (problem.contains("mapping values are not allowed")) {
      return "a ':' is not possible here; put the text in quotes, or check the indentation";
    }
    if (hasNoColon(e)) {
      return "not a 'key: value' line; check the indentation, or put the text in quotes";
    }
    if (problem.contains("expected <block end>") || problem.contains("not allowed here")) {
      return "the line does not fit what is above it; check the indentation";
    }
    if (problem.contains("cannot start any token")
        || context(e).contains("while scanning an alias")
        || context(e).contains("while scanning an anchor")) {
      return "text cannot start with *, &, !, %, @ or `; put it in quotes";
    }
    if (problem.contains("<stream end>")) {
      return "the file ends too early; is a bracket or a quote not closed?";
    }
    if (problem.contains("<document start>")) {
      return "there is text behind the end of the document; remove it, or the '...' above it";
    }
    return "not valid YAML: " + Shown.plain(problem);
  }

  private static boolean isUnclosed(MarkedYAMLException e) {
    String problem = String.valueOf(e.getProblem());
    return problem.contains("found unexpected end of stream")
        || (context(e).contains("while parsing a flow") && problem.startsWith("expected ',' or"));
  }

  private static boolean hasNoColon(MarkedYAMLException e) {
    return String.valueOf(e.getProblem()).contains("could not find expected ':'");
  }

  private static String context(MarkedYAMLException e) {
    return String.valueOf(e.getContext());
  }
}
