package dev.awo.worker.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.awo.def.generate.GenerateActivities;
import dev.awo.def.generate.GenerateRequest;
import dev.awo.def.generate.Generation;
import dev.awo.def.generate.Usage;
import dev.awo.def.git.Workspace;
import dev.awo.def.spec.CliAgent;
import dev.awo.worker.changes.TreeAnswer;
import dev.awo.worker.sandbox.Provisions;
import dev.awo.worker.sandbox.Sandbox;
import dev.awo.worker.sandbox.SandboxSettings;
import dev.awo.worker.sandbox.Scratch;
import io.temporal.activity.ActivityOptions;
import io.temporal.testing.TestActivityEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The activity as Temporal runs it, with a real program in the real sandbox. */
class AgentRunTest {
  @RegisterExtension static final Scratch SHARED = new Scratch();
  private static Sandbox sandbox;

  @RegisterExtension final Scratch scratch = new Scratch();
  private final TestActivityEnvironment temporal = TestActivityEnvironment.newInstance();
  private final FakeTree tree = new FakeTree();
  private Requests requests;

  @BeforeAll
  static void openSandbox() {
    sandbox = Sandbox.open(SandboxSettings.under(SHARED.path().resolve("data/sandbox")));
  }

  @BeforeEach
  void prepare() {
    requests = new Requests(scratch.path()).file("a.txt", "one\n").model("shell", "m");
  }

  @AfterEach
  void close() {
    temporal.close();
  }

  /** Tells what it was asked; the one change is a file named {@code made}. */
  private static final class FakeTree implements AgentTree {
    private final List<String> calls = new ArrayList<>();

    @Override
    public void restore(Workspace workspace) {
      calls.add("restore");
    }

    @Override
    public List<Changed> changes(Workspace workspace, List<String> passedOver) {
      calls.add("changes");
      try {
        byte[] made = Files.readAllBytes(Path.of(workspace.directory()).resolve("made"));
        return List.of(new Changed("made", Optional.of(made), "100644", "+made\n"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** An agent whose program is this line of shell. */
  private GenerateActivities agent(String line) {
    return agent(line, CliAgent.Output.TEXT, Duration.ofMinutes(2));
  }

  private GenerateActivities agent(String line, CliAgent.Output output, Duration timeout) {
    CliAgent agent =
        new CliAgent(
            List.of("sh", "-c", line), Optional.empty(), List.of(), List.of(), timeout, output);
    GenerateSettings settings = requests.settings(Map.of());
    PromptLibrary prompts = new PromptLibrary(settings, requests.blobs, text -> text);
    CliAgents agents =
        new CliAgents(
            Map.of("shell", agent),
            sandbox,
            new Provisions(scratch.path().resolve("prepared")),
            tree);
    temporal.registerActivitiesImplementations(
        new LangChainActivities(
            settings,
            requests.blobs,
            prompts,
            new AgentRun(agents, settings, requests.blobs, prompts, text -> text)));
    return temporal.newActivityStub(
        GenerateActivities.class,
        ActivityOptions.newBuilder(GenerateActivities.AGENT_OPTIONS).build());
  }

  @Test
  void theTreeIsKeptInFullBeforeItIsPutBack() {
    Generation generation = agent("echo run >> made; echo done").answer(requests.build());

    TreeAnswer answer = TreeAnswer.load(requests.blobs, generation.tree().orElseThrow());
    assertThat(answer.complaint()).isEmpty();
    assertThat(answer.entries()).extracting(TreeAnswer.Entry::path).containsExactly("made");
    assertThat(requests.blobs.getText(answer.entries().getFirst().content().orElseThrow()))
        .isEqualTo("run\n");
    assertThat(tree.calls).containsExactly("restore", "changes", "restore");
  }

  @Test
  void anAttemptIsPaidForOnce() throws IOException {
    GenerateActivities activities = agent("echo run >> made");
    GenerateRequest request = requests.build();
    Generation first = activities.answer(request);

    Generation again = activities.answer(request);

    assertThat(again).isEqualTo(first.again());
    assertThat(requests.workspace.resolve("made")).hasContent("run\n");
    activities.answer(requests.attempt(2).build());
    assertThat(requests.workspace.resolve("made")).hasContent("run\nrun\n");
  }

  @Test
  void theTokensThatItTellsCount() {
    String told = "{\"result\":\"done\",\"usage\":{\"input_tokens\":1200,\"output_tokens\":34}}";

    Generation generation =
        agent("touch made; echo '" + told + "'", CliAgent.Output.JSON, Duration.ofMinutes(2))
            .answer(requests.build());

    assertThat(generation.usage()).isEqualTo(new Usage(1_200, 0, 34, 0));
  }

  @Test
  void whoTellsNoTokensIsCountedByWhatWentInAndCameOut() {
    Generation generation = agent("touch made; seq 1 2000").answer(requests.build());

    String prompt = requests.blobs.getText(generation.prompt());
    assertThat(generation.usage().inputTokens()).isEqualTo(Tokens.in(prompt)).isPositive();
    assertThat(generation.usage().outputTokens()).isGreaterThan(1_000);
  }

  @Test
  void itsTimeoutEndsItAndItsTimeCounts() {
    Generation generation =
        agent("touch made; sleep 2346", CliAgent.Output.TEXT, Duration.ofSeconds(2))
            .answer(requests.build());

    assertThat(generation.millis()).isBetween(2_000L, 60_000L);
    TreeAnswer answer = TreeAnswer.load(requests.blobs, generation.tree().orElseThrow());
    assertThat(answer.entries()).isEmpty();
    assertThat(answer.complaint().orElseThrow()).contains("its timeout");
    assertThat(ProcessHandle.allProcesses().map(p -> p.info().commandLine().orElse("")))
        .noneMatch(line -> line.contains("sleep 2346"));
  }

  @Test
  void cancellingEndsAllOfIt() {
    GenerateActivities activities = agent("touch begun; (setsid sleep 2345 &); sleep 2345");
    CompletableFuture<Generation> running =
        CompletableFuture.supplyAsync(() -> activities.answer(requests.build()));
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Files.exists(requests.workspace.resolve("begun")));

    temporal.requestCancelActivity();

    assertThatThrownBy(running::join).isNotNull();
    assertThat(ProcessHandle.allProcesses().map(p -> p.info().commandLine().orElse("")))
        .noneMatch(line -> line.contains("sleep 2345"));
  }
}
