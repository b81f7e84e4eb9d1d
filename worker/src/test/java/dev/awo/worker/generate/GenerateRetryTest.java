package dev.awo.worker.generate;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.awo.def.generate.GenerateActivities;
import dev.awo.def.generate.GenerateRequest;
import dev.awo.def.generate.Generation;
import dev.awo.def.generate.Provider;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The room on a worker, with the retries of its own options; time is skipped. */
final class GenerateRetryTest {
  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static final String QUEUE = "generate";

  @TempDir Path root;

  private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();
  private Requests requests;

  /** Asks once. */
  @WorkflowInterface
  public interface AskWorkflow {
    @WorkflowMethod
    Generation ask(GenerateRequest request);
  }

  /** Asks once. */
  public static final class AskWorkflowImpl implements AskWorkflow {
    @Override
    public Generation ask(GenerateRequest request) {
      return Workflow.newActivityStub(GenerateActivities.class, GenerateActivities.OPTIONS)
          .answer(request);
    }
  }

  @BeforeEach
  void startWorker() {
    requests = new Requests(root).model("openai", "some-model");
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("OPENAI_BASE_URL", SERVER.baseUrl());
    Worker worker =
        temporal.newWorker(
            QUEUE,
            WorkerOptions.newBuilder()
                .setUsingVirtualThreads(true)
                .setDefaultDeadlockDetectionTimeout(20_000)
                .build());
    worker.registerWorkflowImplementationTypes(AskWorkflowImpl.class);
    GenerateSettings settings = requests.settings(environment);
    worker.registerActivitiesImplementations(
        new LangChainActivities(
            settings,
            requests.blobs,
            new PromptLibrary(settings, requests.blobs, text -> text),
            request -> Optional.empty()));
    temporal.start();
  }

  @AfterEach
  void close() {
    temporal.close();
  }

  @Test
  void throttledCallIsRepeatedAfterTheProvidersWait() {
    answer(STARTED, "waited", aResponse().withStatus(429).withHeader("Retry-After", "600"));
    answer("waited", "over", events(Streams.answer(Provider.OPENAI, "stop", "at last")));
    long start = temporal.currentTimeMillis();

    Generation generation = ask();

    assertThat(requests.blobs.getText(generation.answer())).isEqualTo("at last");
    assertThat(temporal.currentTimeMillis() - start).isGreaterThanOrEqualTo(600_000);
    SERVER.verify(2, anyRequestedFor(anyUrl()));
  }

  @Test
  void outageOfManyMinutesIsOutlasted() {
    for (int i = 0; i < 12; i++) {
      answer(i == 0 ? STARTED : "down " + i, "down " + (i + 1), aResponse().withStatus(529));
    }
    answer("down 12", "up", events(Streams.answer(Provider.OPENAI, "stop", "back")));

    assertThat(requests.blobs.getText(ask().answer())).isEqualTo("back");
  }

  @Test
  void emptyAnswersEndAfterAFewTries() {
    SERVER.stubFor(
        post(anyUrl()).willReturn(events(Streams.answer(Provider.OPENAI, "stop", "\n"))));

    ApplicationFailure failure = failure();

    assertThat(failure.getType()).isEqualTo("PROVIDER_REQUEST");
    assertThat(failure.getOriginalMessage()).contains("empty", "another model");
    SERVER.verify(3, anyRequestedFor(anyUrl()));
  }

  @Test
  void exhaustedAccountBurnsNoRetries() {
    SERVER.stubFor(
        post(anyUrl())
            .willReturn(
                aResponse()
                    .withStatus(429)
                    .withBody("{\"error\":{\"code\":\"insufficient_quota\"}}")));

    assertThat(failure().getType()).isEqualTo("PROVIDER_ACCOUNT");
    SERVER.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  void anAccountAtItsLimitTellsWhenItMayGoOn() {
    SERVER.stubFor(
        post(anyUrl())
            .willReturn(
                aResponse()
                    .withStatus(400)
                    .withBody(
                        "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\","
                            + "\"message\":\"You have reached your specified API usage limits. You will"
                            + " regain access on 2027-01-01 at 00:00 UTC.\"}}")));

    ApplicationFailure failure = failure();

    assertThat(failure.getType()).isEqualTo("PROVIDER_ACCOUNT");
    assertThat(failure.getDetails().get(String.class)).isEqualTo("2027-01-01T00:00:00Z");
  }

  private Generation ask() {
    return temporal
        .getWorkflowClient()
        .newWorkflowStub(
            AskWorkflow.class, WorkflowOptions.newBuilder().setTaskQueue(QUEUE).build())
        .ask(requests.build());
  }

  private ApplicationFailure failure() {
    Throwable failure = catchThrowable(this::ask);
    assertThat(failure).isInstanceOf(WorkflowFailedException.class);
    Throwable activity = Objects.requireNonNull(failure.getCause());
    assertThat(activity)
        .isInstanceOf(ActivityFailure.class)
        .hasCauseInstanceOf(ApplicationFailure.class);
    return (ApplicationFailure) Objects.requireNonNull(activity.getCause());
  }

  private static void answer(String state, String next, ResponseDefinitionBuilder response) {
    SERVER.stubFor(
        post(anyUrl())
            .inScenario("calls")
            .whenScenarioStateIs(state)
            .willSetStateTo(next)
            .willReturn(response));
  }

  private static ResponseDefinitionBuilder events(String stream) {
    return aResponse().withHeader("Content-Type", "text/event-stream").withBody(stream);
  }
}
