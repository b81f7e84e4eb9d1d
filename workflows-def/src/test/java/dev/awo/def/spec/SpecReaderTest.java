package dev.awo.def.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.def.spec.CaseFile.Case;
import dev.awo.def.spec.CaseFile.Expected;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpecReaderTest {
  static Stream<Case> cases() {
    return Stream.of(
            "yaml.cases",
            "queue.cases",
            "workflow.cases",
            "projects.cases",
            "proposals.cases",
            "settings.cases")
        .flatMap(CaseFile::read);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void findsExactlyTheProblemsOfTheCase(Case given) {
    List<Problem> problems = problems(new SpecReader().read(given.type(), given.yaml()));

    List<Expected> missing = new ArrayList<>(given.expected());
    List<Problem> surplus = new ArrayList<>();
    for (Problem problem : problems) {
      if (!missing.removeIf(expected -> expected.matches(problem))) {
        surplus.add(problem);
      }
    }
    assertThat(surplus).as("problems that were not expected").isEmpty();
    assertThat(missing).as("expected, but not among %s", problems).isEmpty();
    assertThat(problems).isSortedAccordingTo((a, b) -> Integer.compare(a.line(), b.line()));
  }

  private static List<Problem> problems(Read<?> read) {
    return switch (read) {
      case Read.Valid<?> valid -> List.of();
      case Read.Invalid<?> invalid -> invalid.problems();
    };
  }
}
