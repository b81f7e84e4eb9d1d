package dev.awo.worker.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.awo.def.generate.StopReason;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScriptTest {
  private static final String ANSWERS =
      """
      answers:
        - match: "(?i)fix THE [a-z]+"
          attempt: 1
          delay: 10s
          stop: length
          text: |
            first
        - attempt: 2
          delay: 250ms
          text: second
        - match: greet
          text: third
      """;

  @TempDir Path home;

  @Test
  void firstAnswerThatFitsIsGiven() throws IOException {
    write(ANSWERS);

    assertThat(line("Fix the sum", 1))
        .isEqualTo(new Script.Line("first\n", StopReason.LENGTH, Duration.ofSeconds(10)));
    assertThat(line("Fix the sum", 2))
        .isEqualTo(new Script.Line("second", StopReason.STOP, Duration.ofMillis(250)));
    assertThat(line("please greet", 3))
        .isEqualTo(new Script.Line("third", StopReason.STOP, Duration.ZERO));
  }

  @Test
  void absolutePathIsTaken() throws IOException {
    write(ANSWERS);

    assertThat(Script.read(Path.of("/nowhere"), home.resolve("answers.yaml").toString()).answers())
        .hasSize(3);
  }

  @Test
  void noFittingAnswerIsSaid() throws IOException {
    write(ANSWERS);

    assertUnusable("has no answer for this prompt in attempt 3");
  }

  @Test
  void missingFileIsSaid() {
    assertUnusable("answers.yaml cannot be read (NoSuchFileException)");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "'answers:\n  - txt: x\n', line 3",
        "'answers:\n  - delay: 1s\n', have text",
        "'answers: [', answers.yaml",
        "'text: x\n', named answers",
        "'answers:\n  - text: x\n    delay: soon\n', delay: soon",
        "'answers:\n  - text: x\n    stop: full\n', stop: full",
        "'answers:\n  - text: x\n    match: (\n', bad regular expression"
      })
  void mistakeIsSaid(String yaml, String words) throws IOException {
    write(yaml);

    assertUnusable(words);
  }

  private void assertUnusable(String words) {
    assertThatThrownBy(() -> line("no words", 3))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            failure -> {
              assertThat(failure.getType()).isEqualTo("PROVIDER_CONFIGURATION");
              assertThat(failure.isNonRetryable()).isTrue();
              assertThat(failure.getOriginalMessage()).contains(words);
            });
  }

  private Script.Line line(String prompt, int attempt) {
    return Script.read(home, "answers.yaml").lineFor(prompt, attempt);
  }

  private void write(String yaml) throws IOException {
    Files.writeString(home.resolve("answers.yaml"), yaml);
  }
}
