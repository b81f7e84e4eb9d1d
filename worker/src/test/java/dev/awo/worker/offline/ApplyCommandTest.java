package dev.awo.worker.offline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ApplyCommandTest {
  private static final String GOOD = "```js:src/a.js\nconst a = 1;\n```\n";
  private static final String SHA =
      "b79b14bd2584dd52b0f0ef042a2a4f104cda48330500e12237737cc51fbda43d";

  @TempDir private Path temporary;
  private Path dir = Path.of("");

  private record Run(int exit, String out, String err) {
    JsonNode json() throws IOException {
      return new ObjectMapper().readTree(out);
    }
  }

  @BeforeEach
  void makeDirectory() throws IOException {
    dir = Files.createDirectory(temporary.resolve("dir"));
  }

  @Test
  void acceptedAnswerIsWrittenAndListed() throws IOException {
    Run run = apply(GOOD, "--json");

    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out().strip())
        .isEqualTo(
            "{\"accepted\":[{\"path\":\"src/a.js\",\"action\":\"created\",\"sha256\":\""
                + SHA
                + "\"}],\"rejected\":[]}");
    assertThat(dir.resolve("src/a.js")).hasContent("const a = 1;\n");
  }

  @Test
  void rejectedAnswerExitsWithOneAndSaysWhy() throws IOException {
    Run run = apply(GOOD + "```text:../x\nx\n```\n", "--json");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.json().get("accepted")).isEmpty();
    assertThat(run.json().get("rejected")).hasSize(1);
    assertThat(run.json().at("/rejected/0/path").asText()).isEqualTo("../x");
    assertThat(run.json().at("/rejected/0/reason").asText()).isEqualTo("path_traversal");
    assertThat(run.json().at("/rejected/0/detail").asText()).isNotBlank();
    assertThat(run.json().get("rejected").get(0).fieldNames())
        .toIterable()
        .containsExactly("path", "reason", "detail");
    assertThat(dir).isEmptyDirectory();
  }

  @Test
  void deletionHasNoHash() throws IOException {
    Files.writeString(dir.resolve("a.txt"), "x\n");

    Run run = apply("```diff\n--- a/a.txt\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n```\n", "--json");

    assertThat(run.out().strip())
        .isEqualTo(
            "{\"accepted\":[{\"path\":\"a.txt\",\"action\":\"deleted\",\"sha256\":null}],\"rejected\":[]}");
    assertThat(dir).isEmptyDirectory();
  }

  @Test
  void dryRunWritesNothing() throws IOException {
    Run run = apply(GOOD, "--json", "--dry-run");

    assertThat(run.exit()).isZero();
    assertThat(run.json().at("/accepted/0/sha256").asText()).isEqualTo(SHA);
    assertThat(dir).isEmptyDirectory();
  }

  @Test
  void peopleGetLines() throws IOException {
    assertThat(apply(GOOD).out()).isEqualTo("created  src/a.js\n");
    assertThat(apply(GOOD, "--dry-run").out()).isEqualTo("would be modified  src/a.js\n");
    assertThat(apply("No.").out()).startsWith("rejected  the answer: no_edits: ");
  }

  @Test
  void terminalEscapesInPathsAreShownNotObeyed() throws IOException {
    Run run = apply("```text:a\u001B[2J\u202E.txt\nx\n```\n");

    assertThat(run.out())
        .contains("a\\u001b[2J\\u202e.txt")
        .doesNotContain("\u001B")
        .doesNotContain("\u202E");
    assertThat(apply("```text:a\u202E.txt\nx\n```\n", "--json").out())
        .doesNotContain("\u202E")
        .contains("a\\u202E.txt");
  }

  @Test
  void changesToBuildScriptsAreReportedForApproval() throws IOException {
    String answer = "```json:package.json\n{\"scripts\":{\"postinstall\":\"x\"}}\n```\n";

    assertThat(apply(answer).out()).contains("needs approval  package.json: scripts");
    Files.delete(dir.resolve("package.json"));
    Run json = apply(answer, "--json");
    assertThat(json.json().fieldNames()).toIterable().containsExactly("accepted", "rejected");
    assertThat(json.err()).contains("needs approval  package.json: scripts");
  }

  @Test
  void answerMayComeFromStandardInput() throws IOException {
    Run run = run(GOOD, "apply", "-", "--dir", dir.toString());

    assertThat(run.exit()).isZero();
    assertThat(dir.resolve("src/a.js")).exists();
  }

  @Test
  void stopReasonsOfBothProvidersAreUnderstood() throws IOException {
    for (String word : List.of("length", "max_tokens", "MAX_TOKENS", "max-tokens")) {
      Run run = apply(GOOD, "--json", "--stop-reason", word);
      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.json().at("/rejected/0/reason").asText()).isEqualTo("truncated");
    }
    for (String word : List.of("stop", "end_turn", "stop_sequence")) {
      assertThat(apply(GOOD, "--stop-reason", word).exit()).isZero();
    }
  }

  @Test
  void protectIsRepeatable() throws IOException {
    Run run = apply(GOOD, "--json", "--protect", "*.sql", "--protect", "SRC/**");

    assertThat(run.json().at("/rejected/0/reason").asText()).isEqualTo("protected_file");
  }

  @Test
  void wrongUsageIsOneLineOnStandardError() throws IOException {
    Path answer = answer(GOOD);

    assertWrong("apply");
    assertWrong("apply", answer.toString());
    assertWrong("apply", answer.toString(), "--dir", temporary.resolve("none").toString());
    assertWrong("apply", answer.toString(), "--dir", answer.toString());
    assertWrong("apply", temporary.resolve("none").toString(), "--dir", dir.toString());
    assertWrong("apply", dir.toString(), "--dir", dir.toString());
    assertWrong("apply", answer.toString(), "--dir", dir.toString(), "--stop-reason", "whim");
    assertWrong("apply", answer.toString(), "--dir", dir.toString(), "--protect", "");
    assertWrong("apply", answer.toString(), "--dir", dir.toString(), "--frobnicate");
    assertThat(dir).isEmptyDirectory();
  }

  @Test
  void invalidUtf8IsRejected() throws IOException {
    Path answer = temporary.resolve("answer.txt");
    Files.write(answer, "```text:a.txt\ncaf\u00E9\n```\n".getBytes(StandardCharsets.ISO_8859_1));

    Run run = run("", "apply", answer.toString(), "--dir", dir.toString(), "--json");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.json().at("/rejected/0/reason").asText()).isEqualTo("invalid_unicode");
    assertThat(run.json().at("/rejected/0/path").asText()).isEqualTo("a.txt");
  }

  @Test
  void secretsAreFoundByTheScanner() throws IOException {
    // Put together here, so that no scanner of this repository takes it for a leak.
    String key = "ghp_" + "x7Kq2mVd9RtLw4Zb8NcYp1Hs6GfJe3Ua5To0";

    Run run = apply("```js:src/a.js\nconst token = \"" + key + "\";\n```\n", "--json");

    assertThat(run.json().at("/rejected/0/reason").asText()).isEqualTo("secret_in_content");
    assertThat(run.out()).doesNotContain(key);
  }

  @Test
  void helpShowsAnExample() {
    Run run = run("", "apply", "--help");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("awo apply answer.txt --dir my-project");
  }

  private void assertWrong(String... args) {
    Run run = run("", args);
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("awo apply: ").hasLineCount(1);
  }

  private Path answer(String text) throws IOException {
    return Files.writeString(temporary.resolve("answer.txt"), text);
  }

  private Run apply(String answer, String... options) throws IOException {
    List<String> args =
        new ArrayList<>(List.of("apply", answer(answer).toString(), "--dir", dir.toString()));
    args.addAll(List.of(options));
    return run("", args.toArray(String[]::new));
  }

  private static Run run(String input, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        OfflineMain.commandLine(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)))
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    int exit = command.execute(args);
    return new Run(exit, out.toString(), err.toString());
  }
}
