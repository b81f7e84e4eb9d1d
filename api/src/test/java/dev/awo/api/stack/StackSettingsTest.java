package dev.awo.api.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackSettingsTest {
  @TempDir Path directory;

  private StackSettings read(String yaml) throws IOException {
    Files.writeString(directory.resolve("awo.yml"), yaml);
    return StackSettings.of(new Home(directory));
  }

  @Test
  void withoutAFileEveryChoiceIsFree() {
    StackSettings settings = StackSettings.of(new Home(directory));

    assertThat(settings.api()).isEmpty();
    assertThat(settings.ui()).isEmpty();
    assertThat(settings.temporalAddress()).isEmpty();
    assertThat(settings.namespace()).isEqualTo("default");
  }

  @Test
  void aPortThatIsNamedIsAskedFor() throws IOException {
    StackSettings settings = read("ports: {api: 9000, admin: 0}\n");

    assertThat(settings.api()).contains(9000);
    assertThat(settings.admin()).contains(0);
    assertThat(settings.temporal()).isEmpty();
  }

  @Test
  void aServerOfOnesOwnIsTakenOver() throws IOException {
    StackSettings settings = read("temporal: {address: 'temporal.test:7233', namespace: awo}\n");

    assertThat(settings.temporalAddress()).contains("temporal.test:7233");
    assertThat(settings.namespace()).isEqualTo("awo");
  }

  @Test
  void aMistakeIsOneLineWithItsPlace() {
    assertThatThrownBy(() -> read("agent: openai\nports: {api: many}\n"))
        .isInstanceOf(StackProblem.class)
        .hasMessageContaining("awo.yml line 2: ")
        .message()
        .hasLineCount(1);
  }

  @Test
  void aFileThatIsNoTextIsOneLineToo() throws IOException {
    Files.write(directory.resolve("awo.yml"), "agent: ö".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> StackSettings.of(new Home(directory)))
        .isInstanceOf(StackProblem.class)
        .hasMessageContaining("it must be UTF-8 text");
  }
}
