package dev.awo.def.spec;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** SnakeYAML's complaints in words that say what to do. */
final class YamlErrors {
  private YamlErrors() {}

  /** The line to look at: where an unclosed quote or bracket opens, else where reading stopped. */
  static int line(MarkedYAMLException e, Lines lines) {
    Mark opening = e.getContextMark();
    Mark mark = opening != null && isUnclosed(e) ? opening : e.getProblemMark();
    return mark == null ? 1 : lines.at(mark.getIndex());
  }

  static String message(MarkedYAMLException e) {
    String problem = String.valueOf(e.getProblem());
    if (problem.contains("TAB")) {
      return "a tab is used for indentation; use spaces";
    }
    if (isUnclosed(e)) {
      return context(e).contains("quoted")
          ? "the quotes that open here are not closed"
          : "the bracket that opens here is not closed, or a comma is missing";
    }
    if (problem.contains("mapping values are not allowed")) {
      return "a ':' is not possible here; put the text in quotes, or check the indentation";
    }
    if (problem.contains("could not find expected ':'")) {
      return "not a 'key: value' line; check the indentation, or put the text in quotes";
    }
    if (problem.contains("expected <block end>") || problem.contains("not allowed here")) {
      return "the line does not fit what is above it; check the indentation";
    }
    if (problem.contains("cannot start any token")) {
      return "text cannot start with this character ("
          + Shown.plain(problem)
          + "); put it in quotes";
    }
    return "not valid YAML: " + Shown.plain(problem);
  }

  private static boolean isUnclosed(MarkedYAMLException e) {
    String problem = String.valueOf(e.getProblem());
    return problem.contains("found unexpected end of stream")
        || (context(e).contains("while parsing a flow") && problem.startsWith("expected ',' or"));
  }

  private static String context(MarkedYAMLException e) {
    return String.valueOf(e.getContext());
  }
}
