package dev.awo.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.def.generate.ModelChoice;
import dev.awo.def.task.TaskOutcome;
import dev.awo.def.task.TaskOutcome.Completed;
import dev.awo.def.task.TaskOutcome.Failed;
import dev.awo.worker.sandbox.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks that CLI agents do, from the request to the branch; only the agent is a fake. */
class AgentTaskTest {
  private static final String SETTINGS =
      """
      agents:
        fake:
          run: [fake-agent, --model, "{{model}}", --file, "{{prompt_file}}"]
          model: fake-1
          keys: [AGENT_KEY]
          env: [AGENT_HINT]
        reads: {run: fake-agent}
        hasty: {run: "fake-agent --file {{prompt_file}}", timeout: 2s}
        json: {run: "fake-agent --file {{prompt_file}}", output: json}
        ghost: {run: no-such-agent}
      """;

  @RegisterExtension static final Scratch SHARED = new Scratch();
  private static RealRooms rooms;

  @BeforeAll
  static void start() throws IOException {
    rooms =
        RealRooms.start(
            SHARED.path(),
            SETTINGS,
            Map.of(
                "AGENT_KEY", RealRooms.KEY,
                "AGENT_HINT", "hint",
                "OPENAI_API_KEY", "sk-not-for-agents-77"));
  }

  @AfterAll
  static void stop() {
    rooms.close();
  }

  @BeforeEach
  void forget() {
    rooms.ledger.settlements.clear();
    rooms.ledger.events.clear();
  }

  private static ModelChoice agent(String name) {
    return new ModelChoice(name, "fake-1", 16_000, 60_000);
  }

  /** One attempt of the agent {@code fake}, verified by a look at a file that is there anyway. */
  private static TaskOutcome run(String... acts) {
    return rooms.run(agent("fake"), script(acts), 1, "test -e .gitignore");
  }

  private static String script(String... acts) {
    return "Do this.\n\nACT " + String.join("\nACT ", acts) + "\n";
  }

  private static String reason(TaskOutcome outcome) {
    assertThat(outcome).isInstanceOf(Failed.class);
    return ((Failed) outcome).reason();
  }

  @Test
  void whatAnAgentMadeOfTheFilesIsVerifiedAndCommitted() throws IOException {
    TaskOutcome outcome =
        rooms.run(
            agent("fake"),
            script(
                "put app.txt two",
                "put src/new.sh echo",
                "mode 755 src/new.sh",
                "delete old.txt",
                "put build/out.txt ignored",
                "put trace.log ignored",
                "say all done"),
            1,
            "grep two app.txt && test -x src/new.sh && test ! -e old.txt && test ! -e build");

    assertThat(outcome).isInstanceOf(Completed.class);
    assertThat(rooms.changes()).isEqualTo("M\tapp.txt\nD\told.txt\nA\tsrc/new.sh\n");
    assertThat(rooms.onBranch("app.txt")).isEqualTo("two\n");
    assertThat(rooms.git("ls-tree", "-r", ((Completed) outcome).commit()))
        .containsPattern("100755 blob \\S+\\s+src/new.sh");
    assertThat(rooms.answers().getFirst())
        .contains("model fake-1", "all done", "-one\n+two\n", "(confinement: bubblewrap");
    assertThat(rooms.prompts().getFirst())
        .contains("Edit the files there yourself", "test ! -e build")
        .doesNotContain("SEARCH");
    assertThat(rooms.ledger.settlements.getFirst().usage().costMicros()).isZero();
    assertThat(rooms.ledger.settlements.getFirst().usage().inputTokens()).isPositive();
    assertThat(rooms.git("status", "--short")).as("the user's own files").isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          put .git/hooks/post-commit x            | git_internal
          put src/.GIT/config x                   | git_internal
          git                                     | git_internal
          put .github/workflows/ci.yml evil       | protected_file
          put .github/workflows/more.yml evil     | protected_file
          delete .github/workflows/ci.yml         | protected_file
          put yarn.lock x                         | protected_file
          put .cursor/rules/mine.mdc x            | protected_file
          put .env A=1                            | sensitive_path
          link out /etc/passwd                    | symlink_escape
          link here app.txt                       | symlink_escape
          bytes logo.bin                          | binary_content
          big 1100000 big.txt                     | too_large
          many 201                                | too_many_files
          put APP.txt x                           | case_collision
          leak AGENT_KEY settings.py              | secret_in_content
          say nothing to do                       | no_edits
          put build/only-ignored x                | no_edits
          """)
  void theGuardOfAnswersHoldsForAgents(String act, String reason) throws IOException {
    TaskOutcome outcome = run(act);

    assertThat(reason(outcome)).contains("answer refused", reason);
    assertThat(rooms.isPublished()).isFalse();
    assertThat(rooms.story()).doesNotContain(RealRooms.KEY);
  }

  @Test
  void oneBadChangeKeepsTheGoodOnesOutToo() throws IOException {
    assertThat(reason(run("put app.txt two", "put .vscode/tasks.json x")))
        .contains("protected_file");
    assertThat(rooms.isPublished()).isFalse();
  }

  @Test
  void nothingOutsideOfTheFilesIsReached() throws IOException {
    Path data = rooms.home.resolve("data/planted");
    Path project = rooms.repository.resolve("planted");
    Path secret = Files.writeString(rooms.home.resolve(".env"), "# nothing\n");

    TaskOutcome outcome =
        run(
            "put app.txt two",
            "try " + data,
            "try " + project,
            "try /usr/planted",
            "try /etc/planted",
            "read " + secret,
            "environment",
            "tell AGENT_KEY");

    assertThat(outcome).isInstanceOf(Completed.class);
    assertThat(data).doesNotExist();
    assertThat(project).doesNotExist();
    assertThat(rooms.answers().getFirst())
        .contains("refused /usr/planted", "refused /etc/planted", "refused " + secret)
        .contains("AGENT_KEY", "AGENT_HINT")
        .doesNotContain("OPENAI_API_KEY")
        .contains("value [redacted:AGENT_KEY]")
        .doesNotContain(RealRooms.KEY);
  }

  @Test
  void anAgentThatHangsIsStoppedWithAllItsProcesses() throws IOException {
    TaskOutcome outcome =
        rooms.run(agent("hasty"), script("put app.txt two", "daemon", "sleep 1000"), 1, "true");

    assertThat(reason(outcome)).contains("agent hasty was stopped after", "its timeout");
    assertThat(rooms.isPublished()).isFalse();
    assertThat(rooms.isRunning("/fake-agent")).isFalse();
  }

  @Test
  void aDaemonOfAnAgentThatEndsDoesNotOutliveIt() {
    assertThat(run("put app.txt two", "daemon")).isInstanceOf(Completed.class);
    assertThat(rooms.isRunning("/fake-agent")).isFalse();
  }

  @Test
  void megabytesOfOutputAreCut() {
    assertThat(run("put app.txt two", "flood 50")).isInstanceOf(Completed.class);
    assertThat(rooms.answers().getFirst()).hasSizeLessThan(300_000).contains("bytes left out");
  }

  @Test
  void anAgentThatFailsIsToldSoAndTriesAgain() throws IOException {
    TaskOutcome outcome =
        rooms.run(
            agent("fake"),
            script("first", "put app.txt wrong", "say no luck", "exit 3", "end", "put app.txt two"),
            2,
            "grep two app.txt");

    assertThat(outcome).isInstanceOf(Completed.class);
    assertThat(((Completed) outcome).attempts()).isEqualTo(2);
    assertThat(rooms.prompts().getLast())
        .contains("agent fake ended with exit code 3", "no luck", "# Your last answer");
    assertThat(rooms.onBranch("app.txt")).isEqualTo("two\n");
  }

  @Test
  void whatFailedVerificationIsShownAsADiffToTheNextAttempt() {
    TaskOutcome outcome =
        rooms.run(
            agent("fake"),
            script("first", "put app.txt wrong", "end", "again", "put app.txt two"),
            2,
            "grep two app.txt");

    assertThat(outcome).isInstanceOf(Completed.class);
    assertThat(rooms.prompts().getLast()).contains("-one\n+wrong\n", "grep two app.txt");
  }

  @Test
  void thePromptComesOnStandardInputWhenTheCommandNamesNoFile() throws IOException {
    assertThat(rooms.run(agent("reads"), script("put app.txt two"), 1, "grep two app.txt"))
        .isInstanceOf(Completed.class);
  }

  @Test
  void usageAndWordsAreTakenFromJson() {
    rooms.run(agent("json"), script("put app.txt two", "result all went well"), 1, "true");

    var settled = rooms.ledger.settlements.getFirst();
    assertThat(settled.usage()).isEqualTo(new dev.awo.def.generate.Usage(1400, 400, 50, 12_300));
    assertThat(rooms.answers().getFirst()).startsWith("all went well\n").doesNotContain("usage");
  }

  @Test
  void aProgramThatIsMissingEndsTheTaskWithWhatToDo() {
    assertThat(reason(rooms.run(agent("ghost"), "Do it.", 3, "true")))
        .contains("agent ghost needs the program no-such-agent, which is not on PATH: install it");
    assertThat(reason(rooms.run(agent("cursor"), "Do it.", 3, "true")))
        .contains("agent cursor has no key: set CURSOR_API_KEY");
    assertThat(reason(rooms.run(agent("claude"), "Do it.", 3, "true")))
        .contains("no such provider: claude; declare it in awo.yml under 'agents'");
    assertThat(rooms.ledger.settlements).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Error: not logged in", "HTTP 401 Unauthorized", "Invalid API key"})
  void aRefusedKeyEndsTheTask(String words) {
    String reason = reason(rooms.run(agent("fake"), script("say " + words, "exit 1"), 3, "true"));

    assertThat(reason).contains("agent fake is not let in by its provider: check AGENT_KEY");
    assertThat(rooms.ledger.settlements).as("no attempt is wasted").isEmpty();
    assertThat(List.of(rooms.story())).noneMatch(text -> text.contains(RealRooms.KEY));
  }
}
