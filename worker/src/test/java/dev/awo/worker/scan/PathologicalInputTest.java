package dev.awo.worker.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.def.verify.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files made to hang a scanner end in seconds; what is dangerous beside them is still found. */
final class PathologicalInputTest {
  private static final int SIZE = 128 << 10;

  @ParameterizedTest
  @Timeout(60)
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          for(        | unclosed loops
          (a+)+$      | what makes a backtracking expression explode
          [           | nested lists
          {           | nested blocks
          "a?b:"      | nested choices
          "`${"       | nested templates
          <a>         | nested tags
          "a<"        | nested type arguments
          "$(("       | nested substitutions
          "a|"        | a long pipe
          "x=$x;"     | many assignments
          "f(f,"      | nested calls
          "\\\\x61"   | many escapes
          "a.b."      | a long path
          "!"         | many negations
          "while(1)"  | nested loops
          "if(a){}else " | a long chain of branches
          "'"         | many quotes
          "/*"        | many comment openings
          """)
  void endsInSeconds(String unit, String reason) {
    String content = unit.repeat(SIZE / unit.length());
    for (String name :
        List.of(
            "a.ts",
            "a.tsx",
            "a.py",
            "a.java",
            "a.go",
            "a.sh",
            "a.rb",
            "a.c",
            "a.yml",
            "Makefile")) {
      assertThat(SourceScanner.scan(ScanRequest.whole(name, content)))
          .as(name + ": " + reason)
          .isNotNull();
    }
  }

  @Test
  void overTheLimitTheTokensAreScanned() {
    String content = "eval(payload);\n" + "[".repeat(5_000) + "]".repeat(5_000);
    assertThat(SourceScanner.scan(ScanRequest.whole("a.js", content)))
        .extracting(Finding::rule)
        .contains("scan-limit", "code-eval");
  }

  @Test
  @Timeout(60)
  void manyFunctionsThatCallEachOtherEndSoon() {
    StringBuilder content = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      content.append("def f%d(x):\n    return f%d(x) + f%d(x)\n".formatted(i, i + 1, i + 1));
    }
    content.append("while True:\n    f0('a')\nf0('b')\n");
    assertThat(SourceScanner.scan(ScanRequest.whole("a.py", content.toString())))
        .hasSizeLessThan(3);
  }
}
