package dev.awo.worker.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.def.verify.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files made to hang a scanner end in seconds; what is dangerous beside them is still found. */
final class PathologicalInputTest {
  private static final int SIZE = 64 << 10;

  @ParameterizedTest
  @Timeout(60)
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          for(        | a.ts a.sh a.rb      | unclosed loops
          (a+)+$      | a.js a.py a.yml     | what makes a backtracking expression explode
          [           | a.py a.go a.json    | nested lists
          {           | a.java a.tsx a.c    | nested blocks
          "a?b:"      | a.ts a.java         | nested choices
          "`${"       | a.js a.sh           | nested templates
          <a>         | a.tsx a.html        | nested tags
          "a<"        | a.java a.ts a.cs    | type arguments, on which a parser ran out of memory
          "|1<a"      | a.sh Makefile       | redirections, on which a parser ran out of memory
          "x <<*e "   | a.sh                | here-documents, on which a parser failed an assertion
          "$(("       | a.sh Dockerfile     | nested substitutions
          "a|"        | a.sh                | a long pipe
          "x=$x;"     | a.sh a.php          | many assignments
          "f(f,"      | a.py a.ts           | nested calls
          "\\\\x61"   | a.js a.py           | many escapes
          "a.b."      | a.js a.java         | a long path
          "!"         | a.go a.ts           | many negations
          "while(1)"  | a.c a.rb a.js       | nested loops
          "if(a){}else " | a.java a.js      | a long chain of branches
          "'"         | a.py a.sh a.rb      | many quotes
          "/*"        | a.ts a.c a.sql      | many comment openings
          """)
  void endsInSeconds(String unit, String names, String reason) {
    String content = unit.repeat(SIZE / unit.length());
    for (String name : names.split(" ", -1)) {
      assertThat(SourceScanner.scan(ScanRequest.whole(name, content)))
          .as(name + ": " + reason)
          .isNotNull();
    }
  }

  @Test
  @Timeout(60)
  void indentationWithoutEndEndsSoon() {
    StringBuilder content = new StringBuilder();
    for (int i = 0; i < 600; i++) {
      content.append(" ".repeat(i)).append("if a:\n");
    }
    assertThat(SourceScanner.scan(ScanRequest.whole("a.py", content.toString())))
        .extracting(Finding::rule)
        .containsExactly("scan-limit");
  }

  @Test
  @Timeout(60)
  void manyHostileCommandLinesEndSoon() {
    String line = "os.system('" + "a && (".repeat(900) + "')\n";
    String content = "import os\n" + line.repeat(60);
    assertThat(SourceScanner.scan(ScanRequest.whole("a.py", content))).isNotEmpty();
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
