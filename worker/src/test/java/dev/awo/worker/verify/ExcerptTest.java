package dev.awo.worker.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExcerptTest {
  private static String noise(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> "compiling module number " + i + "\n")
        .collect(Collectors.joining());
  }

  @Test
  void shortOutputIsKeptWhole() {
    assertThat(Excerpt.of("\n one\ntwo\n\n")).isEqualTo("one\ntwo");
  }

  @Test
  void longOutputKeepsItsEndsAndTheErrorsBetween() {
    String output =
        "starting\n"
            + noise(0, 2_000)
            + "src/main.c:7: error: unknown type\n  int9 x;\n"
            + noise(2_000, 4_000)
            + "1 test failed\n";

    String excerpt = Excerpt.of(output);

    assertThat(excerpt)
        .hasSizeLessThanOrEqualTo(Excerpt.MOST_CHARACTERS)
        .startsWith("starting\n")
        .endsWith("1 test failed")
        .contains("module number 1999\nsrc/main.c:7: error: unknown type\n  int9 x;\n")
        .containsPattern("\\[\\.\\.\\. [0-9,]+ lines left out \\.\\.\\.\\]");
  }

  @Test
  void ofManyErrorsTheFirstAreKept() {
    String output =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "error " + i + "\nok\nok\nok\nok\n")
            .collect(Collectors.joining());

    assertThat(Excerpt.of(output))
        .hasSizeLessThanOrEqualTo(Excerpt.MOST_CHARACTERS)
        .contains("error 0\n", "error 50\n", "error 4999");
  }

  @Test
  void longLinesAreCut() {
    assertThat(Excerpt.of("x".repeat(1_000_000) + "\nError: too long\n"))
        .hasSizeLessThan(500)
        .contains("[... 999,600 more]\nError: too long");
  }

  @Test
  void manyLinesOfErrorsEachFarFromTheOthersStayInBounds() {
    String output =
        IntStream.range(0, 3_000)
            .mapToObj(i -> "fail " + i + "\na\nb\nc\nd\ne\nf\n")
            .collect(Collectors.joining());

    assertThat(Excerpt.of(output)).hasSizeLessThanOrEqualTo(Excerpt.MOST_CHARACTERS);
  }
}
