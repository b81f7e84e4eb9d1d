package dev.awo.worker.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ElisionTest {
  record Line(String verdict, String path, String text) {}

  static Stream<Line> lines() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(ElisionTest.class.getResourceAsStream("elisions.tsv")),
                StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#")).toList().stream()
          .map(line -> line.split("\t"))
          .map(parts -> new Line(parts[0], parts[1], parts[2]));
    }
  }

  @ParameterizedTest
  @MethodSource("lines")
  void remarksForOmittedCodeAreToldFromCode(Line given) {
    assertThat(Elision.isIn(given.text(), given.path()))
        .isEqualTo(given.verdict().equals("elided"));
  }
}
