package dev.awo.worker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutputCaptureTest {
  private static final String LINE = "0123456789 abcdefghijklmnopqrstuvwxyz\n";

  private final OutputCapture capture = new OutputCapture();

  private void write(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    capture.write(bytes, bytes.length);
  }

  @Test
  void shortOutputIsKeptWhole() {
    write("one\n");
    write("zwei ä\n");

    assertThat(capture.captured()).isEqualTo(new Captured("one\nzwei ä\n", 12));
  }

  @Test
  void outputUpToTheLimitsIsKeptWholeHoweverItArrives() {
    String text = LINE.repeat((OutputCapture.HEAD + OutputCapture.TAIL) / LINE.length());
    Random random = new Random(7);
    for (int at = 0; at < text.length(); ) {
      int length = Math.min(text.length() - at, 1 + random.nextInt(9_000));
      write(text.substring(at, at + length));
      at += length;
    }

    assertThat(capture.captured().text()).isEqualTo(text);
  }

  @Test
  void longOutputKeepsBeginningAndEndAndStatesTheCut() {
    int lines = 100_000;
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append("line ").append(i).append('\n');
    }
    for (int at = 0; at < text.length(); at += 65_536) {
      write(text.substring(at, Math.min(text.length(), at + 65_536)));
    }

    String kept = capture.captured().text();
    int cut = kept.indexOf("\n[... ");
    String head = kept.substring(0, cut);
    String tail = kept.substring(kept.indexOf("left out ...]\n") + "left out ...]\n".length());
    assertThat(text.toString()).startsWith(head + "\n").endsWith(tail);
    assertThat(head.length()).isBetween(OutputCapture.HEAD - 20, OutputCapture.HEAD);
    assertThat(tail.length()).isBetween(OutputCapture.TAIL - 20, OutputCapture.TAIL);
    int left = text.length() - (head.length() + 1) - tail.length();
    assertThat(kept).contains(String.format("[... %,d bytes left out ...]", left));
  }

  @Test
  void oneWriteLargerThanEverythingIsCutToo() {
    write("x".repeat(1_000_000));

    assertThat(capture.total()).isEqualTo(1_000_000);
    assertThat(capture.captured().text())
        .hasSizeBetween(
            OutputCapture.HEAD + OutputCapture.TAIL, OutputCapture.HEAD + OutputCapture.TAIL + 60);
  }

  @Test
  void bytesThatAreNoTextAreReplaced() {
    capture.write(new byte[] {'a', (byte) 0xff, (byte) 0xc3, 'b', 0, '\n'}, 6);

    assertThat(capture.captured().text()).isEqualTo("a\uFFFD\uFFFDb\n");
  }
}
