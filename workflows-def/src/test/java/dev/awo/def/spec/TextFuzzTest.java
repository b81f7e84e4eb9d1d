package dev.awo.def.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the text, reading ends with a value or with problems that have a place. */
class TextFuzzTest {
  private static final List<String> SOUND =
      SpecReaderTest.cases().map(CaseFile.Case::yaml).collect(Collectors.toList());

  private static final List<String> PARTS =
      List.of(
          "tasks",
          "steps",
          "projects",
          "proposals",
          "id",
          "prompt",
          "depends_on",
          "variables",
          "verify",
          "budget",
          "merge",
          ": ",
          ":",
          "\n",
          "\n ",
          "\n ",
          "- ",
          "? ",
          "[",
          "]",
          "{",
          "}",
          ", ",
          "\"",
          "'",
          "|\n",
          ">-\n",
          "#",
          "&a ",
          "*a",
          "!!str ",
          "!x ",
          "<<",
          "~",
          "---\n",
          "...\n",
          "%YAML 1.1\n",
          "\t",
          "\r\n",
          "\\u0000",
          "\u2028",
          "\uFEFF",
          "0x1",
          "1e9",
          ".nan",
          "yes",
          "null",
          "${{ x }}",
          "{{x}}",
          "../",
          "\uD83D\uDE00",
          "\uD800",
          "a",
          "42",
          "-5m",
          "@",
          "`");

  @Property(tries = 1000)
  void anyTextIsReadOrRefused(@ForAll String text, @ForAll DocumentType type) {
    isReadOrRefused(text, type);
  }

  @Property(tries = 2000)
  void anyYamlLikeTextIsReadOrRefused(@ForAll("yamlLike") String text, @ForAll DocumentType type) {
    isReadOrRefused(text, type);
  }

  @Property(tries = 2000)
  void anyMutatedDocumentIsReadOrRefused(
      @ForAll("mutated") String text, @ForAll DocumentType type) {
    isReadOrRefused(text, type);
  }

  @Property(tries = 1000)
  void anyBytesAreDecodedOrRefused(@ForAll byte[] bytes) {
    switch (SpecText.decode(bytes)) {
      case Read.Valid<String> valid -> isReadOrRefused(valid.value(), DocumentType.QUEUE);
      case Read.Invalid<String> invalid ->
          assertThat(invalid.problems()).singleElement().satisfies(TextFuzzTest::hasPlace);
    }
  }

  @Provide
  Arbitrary<String> yamlLike() {
    return Arbitraries.of(PARTS).list().ofMaxSize(40).map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> mutated() {
    Arbitrary<String> inserted =
        Arbitraries.of("\n", " ", "\t", ":", "- ", "[", "}", "\"", "*a", "&a ", "!!x ", "~", "\0")
            .list()
            .ofMaxSize(3)
            .map(parts -> String.join("", parts));
    return Combinators.combine(
            Arbitraries.of(SOUND),
            Arbitraries.doubles().between(0, 1),
            Arbitraries.integers().between(0, 12),
            inserted)
        .as(TextFuzzTest::mutate);
  }

  private static String mutate(String text, double at, int cut, String inserted) {
    int from = (int) (at * text.length());
    int to = Math.min(text.length(), from + cut);
    return text.substring(0, from) + inserted + text.substring(to);
  }

  private static void isReadOrRefused(String text, DocumentType type) {
    check(new SpecReader().read(type, text));
    check(new SpecReader().read("some.yaml", text));
  }

  private static void check(Read<?> read) {
    switch (read) {
      case Read.Valid<?> valid -> assertThat(valid.value()).isNotNull();
      case Read.Invalid<?> invalid ->
          assertThat(invalid.problems()).isNotEmpty().allSatisfy(TextFuzzTest::hasPlace);
    }
  }

  private static void hasPlace(Problem problem) {
    assertThat(problem.line()).isPositive();
    assertThat(problem.message()).isNotBlank().doesNotContain("\n", "\r", "\u001b");
    assertThat(problem.path()).doesNotContain("\n", "\r", "\u001b");
  }
}
