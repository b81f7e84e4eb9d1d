package dev.awo.def.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents as large as they may be, made to cost as much as they can: each is read to an end. */
class HostileDocumentsTest {
  private static final int SIZE = SpecText.MAX_BYTES - 100;

  private static List<Problem> problems(String yaml) {
    return switch (new SpecReader().queue(yaml)) {
      case Read.Valid<List<TaskSpec>> valid -> List.of();
      case Read.Invalid<List<TaskSpec>> invalid -> invalid.problems();
    };
  }

  private static String filled(String unit) {
    return unit.repeat(SIZE / unit.length());
  }

  private static String numbered(int count, IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining());
  }

  @ParameterizedTest
  @CsvSource({"[", "{", "'- '", "'? '", "'{a: '", "'[{? '"})
  void endlessNestingIsRefused(String open) {
    assertThat(problems(filled(open)))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("nested deeper than 32"));
  }

  @Test
  void aLargeTextThatIsRepeatedIsRefusedBeforeItIsExpanded() {
    String yaml =
        "tasks:\n  - {id: a, prompt: &p '"
            + "x".repeat(20_000)
            + "'}\n"
            + numbered(1000, i -> "  - {id: t" + i + ", prompt: *p}\n");

    assertThat(problems(yaml))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.line()).isEqualTo(6);
              assertThat(problem.message()).contains("expand to more than 65536 characters");
            });
  }

  @Test
  void endlessProblemsAreCutOff() {
    String head = "tasks:\n- id: a\n  prompt: x\n";

    assertThat(problems(head + numbered(80_000, i -> "  k" + i + ": 1\n")))
        .hasSize(Problems.MOST + 1);
    assertThat(problems(head + numbered(80_000, i -> "  k: 1\n"))).hasSize(Problems.MOST + 1);
    assertThat(problems("tasks: [" + filled("!!a b,") + "]")).hasSize(Problems.MOST + 1);
  }

  @Test
  void anEndlessListIsRefused() {
    assertThat(problems("tasks: [" + filled("a,") + "]"))
        .containsExactly(new Problem(1, "tasks", "has more than 10000 items"));
  }

  @Test
  void aCycleThroughAllTasksIsFoundAndToldShortly() {
    int tasks = 9_000;
    String yaml =
        "tasks:\n"
            + numbered(
                tasks,
                i -> "- {id: t%d, prompt: x, depends_on: [t%d]}\n".formatted(i, (i + 1) % tasks));

    assertThat(problems(yaml))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.line()).isEqualTo(tasks + 1);
              assertThat(problem.message())
                  .startsWith("dependency cycle: t0 -> t1 -> t2")
                  .endsWith("(8980 more) -> t0")
                  .hasSizeLessThan(300);
            });
  }

  @Test
  void everyTaskOfALargeQueueIsRead() {
    int tasks = 9_000;
    String yaml =
        "tasks:\n"
            + numbered(
                tasks, i -> "- {id: t%d, prompt: x, depends_on: [t%d]}\n".formatted(i + 1, i))
            + "- {id: t0, prompt: x}\n";

    assertThat(problems(yaml)).isEmpty();
  }

  @Test
  void oneByteMoreThanAllowedIsRefused() {
    String comment = "#".repeat(SpecText.MAX_BYTES - 10) + "\ntasks: []";

    assertThat(problems(comment)).isEmpty();
    assertThat(problems(comment + "\n")).containsExactly(new Problem(1, "", SpecText.TOO_LARGE));
  }
}
