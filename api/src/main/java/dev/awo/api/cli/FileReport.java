package dev.awo.api.cli;

import dev.awo.def.spec.Problem;
import java.util.List;
import java.util.stream.Stream;

/** What {@code awo validate} says of one file. */
record FileReport(String file, boolean valid, List<Problem> problems) {
  FileReport {
    problems = List.copyOf(problems);
  }

  /** For people: one line a problem, in the form that editors and terminals turn into links. */
  List<String> lines() {
    if (valid) {
      return List.of(file + ": valid");
    }
    return Stream.concat(
            problems.stream().map(this::line),
            Stream.of(file + ": invalid, " + problems.size() + " problem(s)"))
        .toList();
  }

  private String line(Problem problem) {
    String path = problem.path().isEmpty() ? "" : problem.path() + ": ";
    return file + ":" + problem.line() + ": " + path + problem.message();
  }
}
