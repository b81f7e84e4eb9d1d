package dev.awo.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidateCommandTest {
  private static final String GOOD = "tasks:\n  - id: a\n    prompt: x\n";
  private static final String BAD =
      "tasks:\n  - id: a\n    prompt: x\n    priority: \"h\u00f6ch\"\n";

  @TempDir Path dir;

  private CliRun run(Object... arguments) {
    List<String> words = new ArrayList<>(List.of("validate"));
    Stream.of(arguments).map(Object::toString).forEach(words::add);
    return CliRun.in(dir).run(words.toArray(String[]::new));
  }

  private Path file(String name, String text) throws IOException {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private Path file(String name, byte[] bytes) throws IOException {
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  @Test
  void validFilesExitWithZero() throws IOException {
    Path file = file("queue.yaml", GOOD);

    CliRun run = run("--json", file);

    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.json())
        .isEqualTo(
            new JsonMapper()
                .readTree(
                    "{\"files\":[{\"file\":\"%s\",\"valid\":true,\"problems\":[]}]}"
                        .formatted(file)));
  }

  @Test
  void invalidFilesExitWithOneAndAreToldWithLinePathAndMessage() throws IOException {
    Path good = file("good.yaml", GOOD);
    Path bad = file("bad.yaml", BAD);

    CliRun run = run("--json", good, bad);

    assertThat(run.exit()).isEqualTo(1);
    JsonNode files = run.json().get("files");
    assertThat(files).hasSize(2);
    assertThat(files.get(0).get("valid").booleanValue()).isTrue();
    assertThat(files.get(1).get("file").textValue()).isEqualTo(bad.toString());
    assertThat(files.get(1).get("valid").booleanValue()).isFalse();
    JsonNode problem = files.get(1).get("problems").get(0);
    assertThat(problem.fieldNames()).toIterable().containsExactly("line", "path", "message");
    assertThat(problem.get("line").intValue()).isEqualTo(4);
    assertThat(problem.get("path").textValue()).isEqualTo("tasks[0].priority");
    assertThat(problem.get("message").textValue()).contains("from 1 to 5").contains("h\u00f6ch");
    assertThat(run.out()).matches("\\p{ASCII}*\\R").hasLineCount(1);
  }

  @Test
  void withoutJsonEachProblemIsALineWithItsPlace() throws IOException {
    Path bad = file("bad.yaml", BAD);

    CliRun run = run(bad);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out().lines())
        .hasSize(2)
        .first()
        .asString()
        .startsWith(bad + ":4: tasks[0].priority: must be a whole number from 1 to 5");
  }

  @Test
  void aMissingFileIsWrongUsage() throws IOException {
    CliRun run = run("--json", file("queue.yaml", GOOD), dir.resolve("none.yaml"));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().strip())
        .isEqualTo("cannot read " + dir.resolve("none.yaml") + ": no such file");
  }

  @Test
  void aDirectoryIsWrongUsage() {
    CliRun run = run(dir);

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).startsWith("cannot read " + dir).hasLineCount(1);
  }

  @Test
  void anUnknownTypeAndNoFileAreWrongUsage() throws IOException {
    assertThat(run("--type", "tasks", file("queue.yaml", GOOD)).exit()).isEqualTo(2);
    assertThat(run("--json").exit()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "a.yaml, 'tasks: []'",
    "a.yaml, 'projects: []'",
    "a.yaml, 'proposals: []'",
    "a.yaml, 'prices: []'",
    "a.yaml, '{name: x, steps: [{id: a, prompt: x}]}'",
    "a.yaml, '[{id: a, prompt: x, verify: [make]}]'",
    "a.yaml, '[{id: a, path: x}]'",
    "a.yaml, '[{id: a, prompt: x, rationale: y}]'",
    "a.yaml, 'ports: {api: 0}'",
    "awo.yml, ''",
    "queue.yaml, '[]'",
    "projects.yaml, '[]'"
  })
  void theTypeIsToldFromContentOrName(String name, String yaml) throws IOException {
    CliRun run = run("--json", file(name, yaml));

    assertThat(run.out()).contains("\"valid\":true");
  }

  @Test
  void aFileOfNoKnownKindIsInvalid() throws IOException {
    CliRun run = run("--json", file("a.yaml", "hello: world\n"));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("cannot tell what kind of file this is");
  }

  @Test
  void aMisspeltTopLevelFieldStillTellsTheType() throws IOException {
    CliRun run = run("--json", file("a.yaml", "task:\n  - id: a\n"));

    assertThat(run.out()).contains("did you mean 'tasks'?");
  }

  @Test
  void theTypeGivenWinsOverTheContent() throws IOException {
    CliRun run = run("--json", "--type", "proposals", file("queue.yaml", GOOD));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("'proposals' is missing");
  }

  @Test
  void aFileOverTheLimitIsInvalid() throws IOException {
    CliRun run = run("--json", file("queue.yaml", "#".repeat(1 << 20) + "\n" + GOOD));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("larger than 1048576 bytes");
  }

  @Test
  void bytesThatAreNotUtf8AreAProblemOfTheirLine() throws IOException {
    byte[] latin =
        "tasks:\n  - id: a\n    prompt: h\u00f6chstens\n".getBytes(StandardCharsets.ISO_8859_1);

    CliRun run = run("--json", file("queue.yaml", latin));

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.json().at("/files/0/problems/0/line").intValue()).isEqualTo(3);
    assertThat(run.out()).contains("not UTF-8");
  }

  @Test
  void aByteOrderMarkIsFineAndUtf16IsNot() throws IOException {
    assertThat(run(file("a.yaml", "\uFEFF" + GOOD)).exit()).isZero();
    assertThat(run(file("b.yaml", GOOD.getBytes(StandardCharsets.UTF_16))).out())
        .contains("save it as UTF-8");
  }

  @Test
  void agentsOfTheHomeDirectoryAreKnown() throws IOException {
    Path queue = file("queue.yaml", "tasks:\n  - {id: a, prompt: x, agent: mine}\n");
    file("home/awo.yml", "agents:\n  mine: {run: my-agent}\n");

    assertThat(run(queue).out()).contains("unknown agent 'mine'");
    assertThat(run("--home", dir.resolve("home"), queue).exit()).isZero();
  }
}
