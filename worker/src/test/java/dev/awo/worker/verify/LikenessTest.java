package dev.awo.worker.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "same | Ran 3 tests in 0.002s | Ran 3 tests in 0.113s | unittest",
        "same | Time elapsed: 1.2 s <<< FAILURE! | Time elapsed: 0.31 s <<< FAILURE! | Surefire",
        "same | FAIL x/y 0.41s | FAIL x/y 12s | go test",
        "same | Duration  812ms (transform 40ms) | Duration  1.02s (transform 41ms) | vitest",
        "same | [10:22:01] failed | [10:22:59] failed | a clock",
        "same | 2026-01-01T10:22:01.123 x | 2026-01-02T11:00:00.5 x | a date",
        "same | Object@1b2c3d4e is not a | Object@77aa00ff is not a | identity of an object",
        "same | <f at 0x7f0011223344> | <f at 0x7faabbccddee> | an address",
        "same | in /tmp/tmpab12/x.py | in /tmp/tmpzz99/x.py | a temporary file",
        "other | expected 5 but was 3 | expected 5 but was 4 | a value that came nearer",
        "other | 3 failed, 10 passed in 2s | 1 failed, 12 passed in 2s | fewer failures",
        "other | src/a.js:3: no | src/a.js:4: no | another line",
        "other | testA failed | testB failed | another test",
        "other | 1.5 items | 2.5 items | no duration"
      })
  void textsAreAlikeWhenOnlyTimesAndAddressesDiffer(
      String verdict, String one, String other, String reason) {
    assertThat(Likeness.of(one).equals(Likeness.of(other)))
        .as(reason)
        .isEqualTo(verdict.equals("same"));
  }
}
