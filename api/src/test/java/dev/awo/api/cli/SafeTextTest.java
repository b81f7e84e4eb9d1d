package dev.awo.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeTextTest {
  @Test
  void aLineKeepsLettersAndShowsEverythingElseAsEscapes() {
    assertThat(SafeText.line("Grüße, 世界 🙂")).isEqualTo("Grüße, 世界 🙂");
    assertThat(SafeText.line("a\u001b]0;x\u0007b")).isEqualTo("a\\x1b]0;x\\x07b");
    assertThat(SafeText.line("a\nb\tc\rd")).isEqualTo("a\\nb\\tc\\rd");
    assertThat(SafeText.line("\u009b31m\u007f")).isEqualTo("\\x9b31m\\x7f");
    assertThat(SafeText.line("a\u202eb\u2066c\u200bd\ufeff"))
        .isEqualTo("a\\u202eb\\u2066c\\u200bd\\ufeff");
  }

  @Test
  void aBlockKeepsLineBreaksAndTabs() {
    assertThat(SafeText.block("a\n\tb\r\n\u001b[K")).isEqualTo("a\n\tb\\r\n\\x1b[K");
  }

  @Test
  void jsonStaysJson() {
    assertThat(SafeText.json("{\n\"a\":\"\u009b\u202e\"}"))
        .isEqualTo("{\n\"a\":\"\\u009b\\u202e\"}");
  }
}
