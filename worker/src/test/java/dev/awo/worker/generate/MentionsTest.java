package dev.awo.worker.generate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MentionsTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "Look at src/app.py., src/app.py, true",
        "Look at ./src/app.py, src/app.py, true",
        "app.py is wrong, src/app.py, true",
        "\"File \"\"src/app.py\"\", line 3\", src/app.py, true",
        "src/app.py:3:1: error, src/app.py, true",
        "src/app.pyc, src/app.py, false",
        "my-app.py, src/app.py, false",
        "größe/maß.txt is wrong, größe/maß.txt, true"
      })
  void pathsAreFoundInProse(String text, String path, boolean named) {
    assertThat(Mentions.in(text).namesPath(path)).isEqualTo(named);
  }

  @ParameterizedTest
  @CsvSource({
    "call parseDate now, parseDate, true",
    "raise MAX_SIZE, MAX_SIZE, true",
    "call `total` now, total, true",
    "call total() now, total, true",
    "the total is wrong, total, false"
  })
  void wordsThatLookLikeCodeAreSymbols(String text, String word, boolean symbol) {
    assertThat(Mentions.in(text).symbols().contains(word)).isEqualTo(symbol);
    assertThat(Mentions.in(text).words()).contains(word);
  }

  /** What a program prints can be made to stop a backtracking expression: time, or stack. */
  @ParameterizedTest
  @ValueSource(strings = {"a", "a/", ".", "a.", "`", "A_", "-/"})
  @Timeout(60)
  void hostileTextIsReadInOneGo(String piece) {
    String text = piece.repeat(200_000);

    Mentions mentions = Mentions.in(text);

    assertThat(mentions.namesPath("src/app.py")).isFalse();
  }
}
