package dev.awo.worker.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.def.verify.Finding;
import dev.awo.def.verify.Severity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SourceScannerTest {

  @Test
  void findingsNameFileLineRuleAndWhatToDo() {
    assertThat(scan("src/a.js", "\n\neval(x);\n"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.file()).isEqualTo("src/a.js");
              assertThat(finding.line()).isEqualTo(3);
              assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
              assertThat(finding.rule()).isEqualTo("code-eval");
              assertThat(finding.message()).contains("Runs text as code").contains("JSON.parse");
            });
  }

  @Test
  void ofSeveralFindingsOfARuleOnALineTheWorstIsKept() {
    String content = "fs.rmSync('dist', {recursive: true}); fs.rmSync('/', {recursive: true});\n";
    assertThat(scan("a.js", content))
        .singleElement()
        .extracting(Finding::severity)
        .isEqualTo(Severity.CRITICAL);
  }

  @Test
  void onlyChangedLinesAreJudged() {
    String content = "eval(a);\nfoo();\neval(b);\n";
    assertThat(change("a.js", content, content, new LineRange(2, 3)))
        .extracting(Finding::line)
        .containsExactly(3);
  }

  @Test
  void aChangedBodyMakesAnUnchangedLoopHeadCount() {
    String base = "while (true) {\n  work();\n  break;\n}\n";
    String content = "while (true) {\n  work();\n  more();\n}\n";
    assertThat(change("a.js", content, base, new LineRange(3, 3)))
        .extracting(Finding::rule)
        .containsExactly("infinite-loop");
  }

  @Test
  void aChangedAliasMakesAnUnchangedCallCount() {
    String base = "const run = safe;\nrun(x);\neval(old);\n";
    String content = "const run = eval;\nrun(x);\neval(old);\n";
    assertThat(change("a.js", content, base, new LineRange(1, 1)))
        .extracting(Finding::line)
        .containsExactly(2);
  }

  @Test
  void aSuppressionOfTheBaseCounts() {
    String content = "// awo:ignore code-eval trusted input only\neval(x);\n";
    assertThat(change("a.js", content, content, new LineRange(1, 2))).isEmpty();
  }

  @Test
  void aSuppressionOfTheChangeItselfDoesNotCount() {
    String content = "// awo:ignore code-eval trusted input only\neval(x);\n";
    assertThat(change("a.js", content, "start();\n", new LineRange(1, 2))).hasSize(1);
  }

  @Test
  void aSuppressionNeedsTheRuleAndAReason() {
    String other = "eval(x); // awo:ignore shell-exec trusted input only\n";
    String bare = "eval(x); // awo:ignore code-eval\n";
    assertThat(change("a.js", other, other, new LineRange(1, 1))).hasSize(1);
    assertThat(change("a.js", bare, bare, new LineRange(1, 1))).hasSize(1);
  }

  @Test
  void secretsAreFindings() {
    String token = "ghp_" + "9fK2mXq7LzR4vTb8NcY1wPd6HsJg3QeA5uZo";
    assertThat(scan("a.py", "x = '" + token + "'\n"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("secret-github-token");
              assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
              assertThat(finding.message()).doesNotContain(token);
            });
  }

  @Test
  void binaryContentIsPassedOver() {
    assertThat(scan("a.js", "eval(x)\0")).isEmpty();
  }

  @Test
  void theFirstLineDecidesWhereTheNameDoesNot() {
    assertThat(scan("deploy", "#!/bin/sh\nrm -rf /\n")).hasSize(1);
    assertThat(scan("tool", "#!/usr/bin/env python3\neval(x)\n")).hasSize(1);
  }

  @Test
  void scriptsInPagesAreScanned() {
    assertThat(scan("a.html", "<p>eval(x)</p>\n<script>\neval(x)\n</script>\n"))
        .extracting(Finding::line)
        .containsExactly(3);
  }

  private static List<Finding> scan(String path, String content) {
    return SourceScanner.scan(ScanRequest.whole(path, content));
  }

  private static List<Finding> change(String path, String content, String base, LineRange lines) {
    return SourceScanner.scan(
        new ScanRequest(path, content, Optional.of(List.of(lines)), Optional.of(base)));
  }
}
