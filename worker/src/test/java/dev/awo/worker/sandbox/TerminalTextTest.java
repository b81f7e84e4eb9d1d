package dev.awo.worker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTextTest {
  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "ESC[31mred ESC[1;32mgreenESC[0m | red green | colours",
        "ESC[2KESC[1Gdone                | done      | cursor movements",
        "ESC]0;titleBELtext              | text      | window title",
        "ESC]8;;http://xESC\\linkESC]8;;ESC\\ | link | hyperlink",
        "ESCPqsixelESC\\text             | text      | device control string",
        "ESC(Btext                       | text      | character set",
        "ESC[31                          | ''        | escape cut short",
        "C1[31mred                       | red       | eight-bit escape",
        "aCRbCRcLF                       | cLF       | progress bar",
        "aCRLFbCRLF                      | aLFbLF    | Windows line ends",
        "aCRCRLFb                        | aLFb      | doubled carriage return",
        "aBELbDELc                       | abc       | control characters",
        "aRLObZWSPc                      | abc       | bidi and invisible characters",
        "aTABb                           | aTABb     | tabs stay",
        "ä日本😀                          | ä日本😀    | text stays"
      })
  void plainTextStays(String printed, String expected, String why) {
    assertThat(TerminalText.clean(decode(printed))).as(why).isEqualTo(decode(expected));
  }

  @org.junit.jupiter.api.Test
  void aLongLineCostsLinearTime() {
    String line = "x\r".repeat(1_000_000) + "\u001b".repeat(1_000_000) + "\u001b[1".repeat(500_000);

    assertThat(TerminalText.clean(line)).hasSizeLessThan(10);
  }

  private static String decode(String text) {
    return text.replace("ESC", "\u001b")
        .replace("BEL", "\u0007")
        .replace("DEL", "\u007f")
        .replace("C1[", "\u009b")
        .replace("CR", "\r")
        .replace("LF", "\n")
        .replace("RLO", "\u202e")
        .replace("ZWSP", "\u200b")
        .replace("TAB", "\t");
  }
}
