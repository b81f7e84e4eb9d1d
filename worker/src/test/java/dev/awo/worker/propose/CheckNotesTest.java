package dev.awo.worker.propose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckNotesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[WARNING] App.java:[3,5] [deprecation] stop() in Thread has been deprecated",
        "src/a.ts(3,7): warning TS6133: 'x' is declared but its value is never read.",
        "warning: unused variable: `x`",
        "tests/test_a.py:3: DeprecationWarning: use b instead",
        "main.c:3:5: warning: unused variable 'x' [-Wunused-variable]",
        "[INFO] Tests run: 3, Failures: 0, Time elapsed: 12.31 s -- in shop.CartTest",
        "12.30s call     tests/test_cart.py::test_total",
        "--- PASS: TestCart (6.00s)",
        "PASS src/cart.test.ts (8.2 s)"
      })
  void warningsAndSlowTestsAreTold(String line) {
    assertThat(CheckNotes.of("$ make\nall is well\n" + line + "\n[exit code 0, 14.2 s]\n"))
        .isEqualTo(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 warnings",
        "ok  shop/cart  0.013s",
        "[INFO] Tests run: 3, Failures: 0, Time elapsed: 0.31 s -- in shop.CartTest",
        "[exit code 0, 95.0 s]",
        "5 tests passed (300 ms)"
      })
  void whatIsWellIsNot(String line) {
    assertThat(CheckNotes.of(line)).isEmpty();
  }

  @Test
  void theSlowestComeFirstAndNoneTwice() {
    assertThat(CheckNotes.of("a took 6 s\nb took 2 min\na took 6 s\nc took 30 s\n"))
        .isEqualTo("b took 2 min\nc took 30 s\na took 6 s");
  }

  @Test
  void aLongLogIsCut() {
    String log =
        IntStream.range(0, 5_000)
            .mapToObj(i -> "warning: line " + i + "\n")
            .collect(Collectors.joining());

    assertThat(CheckNotes.of(log).lines()).hasSize(40);
  }
}
