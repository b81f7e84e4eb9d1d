package dev.awo.worker.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class SecretScannerTest {
  private static final String TOKEN = "ghp_" + "9fK2mXq7LzR4vTb8NcY1wPd6HsJg3QeA5uZo";

  record Case(String verdict, String reason, String text) {}

  @ParameterizedTest
  @MethodSource("corpus")
  void corpusIsJudgedAsLabelled(Case given) {
    List<String> rules = SecretScanner.find(given.text()).stream().map(SecretMatch::rule).toList();
    if (given.verdict().equals("clean")) {
      assertThat(rules).as(given.reason()).isEmpty();
    } else {
      assertThat(rules).as(given.reason()).contains(given.verdict());
    }
  }

  @Test
  void placesAreExact() {
    String text = "a\nb = '" + TOKEN + "'\n";
    assertThat(SecretScanner.find(text))
        .singleElement()
        .satisfies(
            match -> {
              assertThat(match.line()).isEqualTo(2);
              assertThat(text.substring(match.start(), match.end())).isEqualTo(TOKEN);
              assertThat(match.exact()).isTrue();
            });
  }

  @Test
  void redactionLeavesNothingOfTheSecret() {
    String key =
        "-----BEGIN PRIVATE "
            + "KEY-----\n"
            + "q3Zk9dPzT1vXw7LmN2cRb8YsUe4HjGfKa0QpIoMnBvC1q3Zk\n".repeat(20)
            + "-----END PRIVATE KEY-----";
    assertThat(SecretScanner.redact("x " + key + " y " + TOKEN + " z"))
        .isEqualTo("x [redacted:private-key] y [redacted:github-token] z");
  }

  @Test
  void redactionLeavesOtherTextAsItIs() {
    String text = "İ password: see the vault\r\n\u0000 end";
    assertThat(SecretScanner.redact(text)).isEqualTo(text);
  }

  @Test
  void everySecretOfALongLineIsFound() {
    String line = ("t=\"" + TOKEN + "\",").repeat(500);
    assertThat(SecretScanner.find(line)).hasSize(500);
  }

  @Test
  @Timeout(20)
  void pathologicalTextsEndSoon() {
    for (String unit :
        List.of(
            "password=\"",
            "://a:",
            "-----BEGIN PRIVATE KEY-----",
            "eyJ",
            "aws secret ",
            "curl -u ")) {
      assertThat(SecretScanner.find(unit.repeat(400_000 / unit.length()))).isNotNull();
    }
  }

  static Stream<Case> corpus() throws IOException {
    try (InputStream in = SecretScannerTest.class.getResourceAsStream("corpus.txt")) {
      String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return all
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(SecretScannerTest::parse)
          .toList()
          .stream();
    }
  }

  private static Case parse(String line) {
    String[] parts = line.split(" \\| ", 3);
    return new Case(parts[0], parts[1], parts[2].replace("¦", "").replace("\\n", "\n"));
  }
}
