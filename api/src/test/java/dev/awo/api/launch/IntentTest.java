package dev.awo.api.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntentTest {
  @ParameterizedTest(name = "{0} | {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Test the parser's error paths         | test the PARSER's error paths!     | true
          Test the parser's error paths         | Error paths of parser: test these  | true
          Test the parser's error paths         | Test the lexer's error paths now   | false
          Refuse empty input in src/parser.py   | Document src/parser.py             | false
          Add a health check to the API server  | Add health check for API server    | true
          """)
  void theSameWordsInAnotherOrderAreTheSameIntent(String one, String other, boolean same) {
    assertThat(Intent.of(one).isSameAs(Intent.of(other))).isEqualTo(same);
  }

  @Test
  void promptsWithoutWordsAreNotTheSame() {
    assertThat(Intent.of("?!").isSameAs(Intent.of(""))).isFalse();
  }
}
