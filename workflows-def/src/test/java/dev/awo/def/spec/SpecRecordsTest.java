package dev.awo.def.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.def.spec.CaseFile.Case;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DefaultDataConverter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpecRecordsTest {
  private static final SpecReader READER = new SpecReader();

  static Stream<Case> sound() {
    return SpecReaderTest.cases().filter(given -> given.expected().isEmpty());
  }

  private static <T> T valid(Read<T> read) {
    return switch (read) {
      case Read.Valid<T> valid -> valid.value();
      case Read.Invalid<T> invalid -> throw new AssertionError(invalid.problems().toString());
    };
  }

  private static String yaml(String name) {
    return SpecReaderTest.cases()
        .filter(given -> given.name().equals(name))
        .findFirst()
        .orElseThrow()
        .yaml();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sound")
  void everySoundDocumentSurvivesTemporalsDataConverter(Case given) {
    DefaultDataConverter converter = DefaultDataConverter.newDefaultInstance();
    Object value = valid(READER.read(given.type(), given.yaml()));
    Type type =
        switch (given.type()) {
          case QUEUE -> listOf(TaskSpec.class);
          case PROJECTS -> listOf(ProjectSpec.class);
          case PROPOSALS -> listOf(ProposalSpec.class);
          case WORKFLOW, PRICES, SETTINGS -> value.getClass();
        };
    Payload payload = converter.toPayload(value).orElseThrow();

    Object back = converter.fromPayload(payload, Object.class, type);

    assertThat(back).isEqualTo(value);
  }

  @Test
  void aFullTaskIsReadAsWritten() {
    List<TaskSpec> tasks = valid(READER.queue(yaml("full-task")));

    TaskSpec task = tasks.getFirst();
    assertThat(task.project()).contains("shop");
    assertThat(task.prompt())
        .isEqualTo("Add a health check to the API.\nReturn 200 when the database answers.");
    assertThat(task.template()).contains("implement");
    assertThat(task.contextFiles()).containsExactly("src/api/Server.java", "README.md");
    assertThat(task.variables().keySet()).containsExactly("endpoint", "retries", "strict");
    assertThat(task.variables()).containsEntry("retries", "3").containsEntry("strict", "true");
    assertThat(task.verify())
        .containsExactly(
            VerifyCommand.of("mvn -q test"),
            new VerifyCommand("lint", "mvn -q spotless:check", Duration.ofMinutes(5)));
    assertThat(task.maxAttempts()).contains(5);
    assertThat(task.priority()).isEqualTo(1);
    assertThat(task.dependsOn()).containsExactly("set-up-database");
    assertThat(task.touches()).last().isEqualTo("lib/");
    assertThat(task.budgetMicros()).contains(2_500_000L);
    assertThat(task.timeout()).contains(Duration.ofMinutes(90));
    assertThat(tasks.get(1).prompt()).isEqualTo("Create the schema.");
    assertThat(tasks.get(1).priority()).isEqualTo(TaskSpec.DEFAULT_PRIORITY);
  }

  @Test
  void aPromptThatNamesATemplateFileBecomesTheTemplate() {
    TaskSpec task = valid(READER.queue(yaml("prompt-is-template-file"))).getFirst();

    assertThat(task.template()).contains("write-tests");
    assertThat(task.prompt()).isEmpty();
  }

  @Test
  void tasksThatAreQueuedAlreadyMayBeDependedOn() {
    String queue = "tasks:\n  - {id: b, prompt: x, depends_on: [a]}\n";

    assertThat(READER.queue(queue)).isInstanceOf(Read.Invalid.class);
    assertThat(valid(READER.queue(queue, List.of("a")))).hasSize(1);
  }

  @Test
  void moreProposalsThanAskedForAreRefused() {
    String two = "- {id: a, prompt: x}\n- {id: b, prompt: y}\n";

    assertThat(valid(READER.proposals(two, 2))).hasSize(2);
    assertThat(READER.proposals(two, 1))
        .isEqualTo(
            new Read.Invalid<>(
                List.of(new Problem(1, "", "has 2 proposals; at most 1 are allowed"))));
  }

  @Test
  void declaredAgentsMayBeNamed() {
    String queue = "tasks:\n  - {id: b, prompt: x, agent: mine}\n";

    assertThat(READER.queue(queue)).isInstanceOf(Read.Invalid.class);
    assertThat(valid(new SpecReader(List.of("mine")).queue(queue))).hasSize(1);
  }

  @Test
  void aFullWorkflowIsReadAsWritten() {
    WorkflowSpec workflow = valid(READER.workflow(yaml("full-workflow")));

    assertThat(workflow.variables().keySet()).containsExactly("feature", "module", "area", "count");
    assertThat(workflow.variables().get("feature"))
        .isEqualTo(new VariableSpec(Optional.empty(), true, Optional.of("What to build")));
    assertThat(workflow.variables().get("count"))
        .isEqualTo(new VariableSpec(Optional.of("3"), false, Optional.empty()));
    assertThat(workflow.steps().stream().map(StepSpec::id))
        .containsExactly("implement", "write-tests", "document");
    assertThat(workflow.steps().get(2).template()).contains("document");
  }

  @Test
  void aFullProjectIsReadAsWritten() {
    ProjectSpec project = valid(READER.projects(yaml("full-project"))).getFirst();

    assertThat(project.merge().policy()).contains(MergePolicy.APPROVE);
    assertThat(project.sandbox()).contains(SandboxLevel.REQUIRED);
    assertThat(project.network().hosts()).containsExactly("registry.npmjs.org", "*.example.org");
    assertThat(project.budget().daily().usdMicros()).contains(20_000_000L);
    assertThat(project.budget().task().time()).contains(Duration.ofHours(2));
    assertThat(project.health().orElseThrow().timeout()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void settingsThatAreLeftOutHaveTheirDefaults() {
    assertThat(valid(READER.settings(""))).isEqualTo(Settings.DEFAULT);
    assertThat(valid(READER.settings("# nothing\n"))).isEqualTo(Settings.DEFAULT);

    Settings settings = valid(READER.settings("merge: {policy: auto}\nports: {api: 1}\n"));
    assertThat(settings.merge().policy()).contains(MergePolicy.AUTO);
    assertThat(settings.merge().probation()).isEqualTo(Settings.DEFAULT.merge().probation());
    assertThat(settings.ports().api()).isEqualTo(1);
    assertThat(settings.ports().admin()).isEqualTo(Settings.DEFAULT.ports().admin());
  }

  @Test
  void fullSettingsAreReadAsWritten() {
    Settings settings = valid(READER.settings(yaml("full-settings")));

    assertThat(settings.timeZone()).contains(ZoneId.of("Europe/Berlin"));
    assertThat(settings.budget().onLimit()).contains(OnLimit.REFUSE);
    assertThat(settings.providerLimits().keySet()).containsExactly("openai", "mine");
    assertThat(settings.agents())
        .containsEntry(
            "mine",
            new CliAgent(
                List.of("my-agent", "--file", "{{prompt_file}}"),
                Optional.empty(),
                List.of(),
                List.of(),
                Duration.ofMinutes(20),
                CliAgent.Output.TEXT))
        .containsEntry(
            "claude",
            new CliAgent(
                List.of("claude", "-p", "--model", "{{model}}", "all of it"),
                Optional.of("sonnet"),
                List.of("ANTHROPIC_API_KEY"),
                List.of("ANTHROPIC_BASE_URL"),
                Duration.ofMinutes(30),
                CliAgent.Output.JSON));
    assertThat(settings.cliAgent("cursor"))
        .hasValueSatisfying(cursor -> assertThat(cursor.program()).isEqualTo("cursor-agent"));
    assertThat(settings.cliAgent("codex")).isEmpty();
    assertThat(settings.webhooks().getFirst().events())
        .containsExactly(Settings.Webhook.Event.TASK_ENDED, Settings.Webhook.Event.BUDGET_REACHED);
    assertThat(settings.merge().probation()).contains(List.of());
  }

  @Test
  void aWebhookIsCalledAfterItsHostAndNeverShowsItsAddress() {
    Settings settings = valid(READER.settings(yaml("full-settings")));

    assertThat(settings.webhooks())
        .extracting(Settings.Webhook::name)
        .containsExactly("hooks-example-org", "hooks-example-org-3", "hooks-example-org-2");
    assertThat(settings.webhook("hooks-example-org-3").orElseThrow().events())
        .containsExactly(Settings.Webhook.Event.values());
    assertThat(settings.toString()).doesNotContain("token=abc");
  }

  private static ParameterizedType listOf(Class<?> item) {
    return new ParameterizedType() {
      @Override
      public Type[] getActualTypeArguments() {
        return new Type[] {item};
      }

      @Override
      public Type getRawType() {
        return List.class;
      }

      @Override
      public Type getOwnerType() {
        return SpecRecordsTest.class;
      }
    };
  }
}
