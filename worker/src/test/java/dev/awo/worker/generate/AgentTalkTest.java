package dev.awo.worker.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.def.generate.GenerateActivities;
import dev.awo.def.generate.GenerateRequest;
import dev.awo.def.generate.Generation;
import dev.awo.def.git.Workspace;
import dev.awo.def.spec.CliAgent;
import dev.awo.worker.generate.Conversation.Role;
import dev.awo.worker.generate.Conversation.Turn;
import dev.awo.worker.sandbox.Provisions;
import dev.awo.worker.sandbox.Sandbox;
import dev.awo.worker.sandbox.SandboxSettings;
import dev.awo.worker.sandbox.Scratch;
import io.temporal.activity.ActivityOptions;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A real program in the real sandbox that is asked something and has no files. */
class AgentTalkTest {
  @RegisterExtension static final Scratch SHARED = new Scratch();
  private static Sandbox sandbox;

  @RegisterExtension final Scratch scratch = new Scratch();
  private final TestActivityEnvironment temporal = TestActivityEnvironment.newInstance();
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

  @Test
  void whatItSaysIsTheAnswerAndWhatItWritesIsGone() {
    Generation generation = ask("ls -A; cat; touch litter; mkdir -p deep/er");

    assertThat(requests.blobs.getText(generation.answer()))
        .as("an empty directory, then the question")
        .isEqualTo("Be brief.\n\nWhat now?");
    assertThat(generation.tree()).isEmpty();
    assertThat(generation.usage().inputTokens()).isPositive();
    assertThat(requests.home.resolve("data/talk").resolve(requests.build().key().asPath()))
        .doesNotExist();
  }

  @Test
  void anAgentThatFailsAnswersWithItsComplaint() {
    Generation generation = ask("echo 'no idea'; exit 3");

    assertThat(requests.blobs.getText(generation.answer()))
        .contains("ended with exit code 3")
        .contains("no idea");
  }

  /** Stands in the place of an activity, which gives the heartbeat. */
  private record Asked(AgentTalk talk, List<Turn> turns) implements GenerateActivities {
    @Override
    public Generation answer(GenerateRequest request) {
      return talk.answer(request.key(), request.model(), () -> new Conversation(turns))
          .orElseThrow();
    }
  }

  /** No repository is its business. */
  private static final class NoTree implements AgentTree {
    @Override
    public void restore(Workspace workspace) {
      throw new AssertionError("it has no workspace");
    }

    @Override
    public List<Changed> changes(Workspace workspace, List<String> passedOver) {
      throw new AssertionError("it has no workspace");
    }
  }

  private Generation ask(String line) {
    CliAgent agent =
        new CliAgent(
            List.of("sh", "-c", line),
            Optional.empty(),
            List.of(),
            List.of(),
            Duration.ofMinutes(2),
            CliAgent.Output.TEXT);
    CliAgents agents =
        new CliAgents(
            Map.of("shell", agent),
            sandbox,
            new Provisions(scratch.path().resolve("prepared")),
            new NoTree());
    AgentTalk talk =
        new AgentTalk(agents, requests.settings(Map.of()), requests.blobs, text -> text);
    temporal.registerActivitiesImplementations(
        new Asked(
            talk, List.of(new Turn(Role.SYSTEM, "Be brief."), new Turn(Role.USER, "What now?"))));
    return temporal
        .newActivityStub(
            GenerateActivities.class,
            ActivityOptions.newBuilder(GenerateActivities.AGENT_OPTIONS).build())
        .answer(requests.build());
  }
}
