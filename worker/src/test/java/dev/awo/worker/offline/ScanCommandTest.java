package dev.awo.worker.offline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class ScanCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path dir;

  @Test
  void whatBlocksGivesOneAndADocument() throws IOException {
    Path file = write("src/a.py", "x = 1\neval(y)\nimport shelve\n");
    assertThat(run("--json", dir.resolve("src").toString())).isEqualTo(1);
    JsonNode document = new ObjectMapper().readTree(out.toString());
    assertThat(document.path("findings")).hasSize(1);
    JsonNode finding = document.path("findings").get(0);
    assertThat(finding.path("file").asText()).isEqualTo(file.toString());
    assertThat(finding.path("line").asInt()).isEqualTo(2);
    assertThat(finding.path("severity").asText()).isEqualTo("critical");
    assertThat(finding.path("rule").asText()).isEqualTo("code-eval");
    assertThat(finding.path("message").asText()).isNotBlank();
    assertThat(document.path("summary").toString())
        .isEqualTo(
            "{\"files\":1,\"critical\":1,\"high\":0,\"medium\":0,\"skipped\":0,\"skippedFiles\":[]}");
  }

  @Test
  void aWarningGivesZero() throws IOException {
    write("a.sh", "rm -rf dist\n");
    assertThat(run("--json", dir.toString())).isZero();
    assertThat(out.toString()).contains("\"medium\":1");
  }

  @Test
  void lessSevereFindingsAreLeftOutOnRequest() throws IOException {
    write("a.sh", "rm -rf dist\ncurl -k https://a.internal\n");
    assertThat(run("--severity", "high", dir.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("tls-disabled").doesNotContain("recursive-delete");
  }

  @Test
  void linesForPeopleSayWhatToDoAndEndInASummary() throws IOException {
    Path file = write("a.js", "eval(x)\n");
    run(file.toString());
    assertThat(out.toString().lines())
        .containsExactly(
            file
                + ":1  critical  code-eval  Runs text as code; parse data with a parser"
                + " (JSON.parse, ast.literal_eval), or choose a function from a fixed table",
            "1 file scanned: 1 critical, 0 high, 0 medium");
  }

  @Test
  void aCleanTreeIsSaidToBeClean() throws IOException {
    write("a.js", "const x = 1;\n");
    assertThat(run(dir.toString())).isZero();
    assertThat(out.toString()).isEqualToIgnoringNewLines("1 file scanned: nothing found");
  }

  @Test
  void vendoredTreesArePassedOver() throws IOException {
    write("node_modules/x/a.js", "eval(x)\n");
    write("target/a.js", "eval(x)\n");
    write(".git/hooks/pre-commit", "rm -rf /\n");
    assertThat(run(dir.toString())).isZero();
  }

  @Test
  void aVendoredTreeThatIsNamedIsScanned() throws IOException {
    write("node_modules/x/a.js", "eval(x)\n");
    assertThat(run(dir.resolve("node_modules").toString())).isEqualTo(1);
  }

  @Test
  void whatCannotBeScannedIsSaidToBeSkipped() throws IOException {
    Files.write(dir.resolve("a.js"), new byte[] {'e', 0, 'v'});
    write("b.js", "x".repeat(3 << 20));
    write("c.min.js", "eval(x)\n");
    assertThat(run("--json", dir.toString())).isZero();
    JsonNode summary = new ObjectMapper().readTree(out.toString()).path("summary");
    assertThat(summary.path("files").asInt()).isZero();
    assertThat(summary.path("skipped").asInt()).isEqualTo(3);
    assertThat(summary.path("skippedFiles").findValuesAsText("reason"))
        .containsExactly("binary", "larger than 2 MiB", "minified");
  }

  @Test
  void linksInDirectoriesAreNotFollowed() throws IOException {
    Path outside = write("outside/a.js", "eval(x)\n");
    Files.createDirectories(dir.resolve("in"));
    Files.createSymbolicLink(dir.resolve("in/a.js"), outside);
    Files.createSymbolicLink(dir.resolve("in/all"), dir.resolve("outside"));
    assertThat(run(dir.resolve("in").toString())).isZero();
  }

  @Test
  void bytesThatAreNoTextDoNotHideWhatStandsBesideThem() throws IOException {
    Files.write(
        dir.resolve("a.js"),
        new byte[] {'e', 'v', 'a', 'l', '(', 'x', ')', ';', (byte) 0xFF, (byte) 0xC3});
    assertThat(run(dir.toString())).isEqualTo(1);
  }

  @Test
  void wrongUsageGivesTwoAndOneLine() {
    assertThat(run(dir.resolve("missing").toString())).isEqualTo(2);
    assertThat(run("--severity", "low", dir.toString())).isEqualTo(2);
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString().lines())
        .hasSize(3)
        .first()
        .asString()
        .contains("there is no file or directory");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void hostileNamesDoNothingToATerminal() throws IOException {
    write("a\u001b[2Jb.js", "eval(x)\n");
    run(dir.toString());
    assertThat(out.toString()).contains("a\\u001b[2Jb.js").doesNotContain("\u001b");
  }

  private Path write(String name, String content) throws IOException {
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private int run(String... arguments) {
    CommandLine command = OfflineMain.commandLine(InputStream.nullInputStream());
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    String[] all = new String[arguments.length + 1];
    all[0] = "scan";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return command.execute(all);
  }
}
