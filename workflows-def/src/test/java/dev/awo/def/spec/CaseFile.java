package dev.awo.def.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** The table of cases that {@code yaml.cases} explains. */
final class CaseFile {
  private CaseFile() {}

  /** One document and what must be found in it. */
  record Case(String name, String why, DocumentType type, List<Expected> expected, String yaml) {
    @Override
    public String toString() {
      return name + ": " + why;
    }
  }

  /** A problem of which the message is given in part. */
  record Expected(int line, String path, String message) {
    boolean matches(Problem problem) {
      return problem.line() == line
          && problem.path().equals(path)
          && problem.message().contains(message);
    }
  }

  static Stream<Case> read(String name) {
    try (InputStream in = CaseFile.class.getResourceAsStream(name)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.split("(?m)^#### ")).skip(1).map(CaseFile::parse);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Case parse(String text) {
    String[] parts = text.split("(?m)^---8<---\n", 2);
    List<String> head = parts[0].lines().toList();
    return new Case(
        head.getFirst(),
        fields(head, "why: ").findFirst().orElseThrow(),
        DocumentType.valueOf(
            fields(head, "type: ").findFirst().orElseThrow().toUpperCase(Locale.ROOT)),
        fields(head, "expect: ").map(CaseFile::expected).toList(),
        unescape(parts[1].stripTrailing() + "\n"));
  }

  private static Stream<String> fields(List<String> head, String prefix) {
    return head.stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()));
  }

  private static Expected expected(String text) {
    String[] parts = text.split("\\|", 3);
    return new Expected(Integer.parseInt(parts[0].strip()), parts[1].strip(), parts[2].strip());
  }

  private static String unescape(String yaml) {
    int end = yaml.indexOf('␄');
    return (end < 0 ? yaml : yaml.substring(0, end))
        .replace('␉', '\t')
        .replace('␍', '\r')
        .replace('␀', '\0')
        .replace('␛', '\u001b')
        .replace('⍽', '\u00a0');
  }
}
