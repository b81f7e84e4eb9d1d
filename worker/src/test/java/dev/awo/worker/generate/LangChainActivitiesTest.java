package dev.awo.worker.generate;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.awo.def.BlobId;
import dev.awo.def.generate.GenerateActivities;
import dev.awo.def.generate.GenerateRequest;
import dev.awo.def.generate.Generation;
import dev.awo.def.generate.GenerationProgress;
import dev.awo.def.generate.Provider;
import dev.awo.def.generate.StopReason;
import dev.awo.def.generate.Usage;
import dev.awo.worker.blob.BlobStore;
import io.temporal.activity.ActivityOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The activity as Temporal runs it. */
final class LangChainActivitiesTest {
  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @TempDir Path root;

  private final TestActivityEnvironment temporal = TestActivityEnvironment.newInstance();
  private final List<TestActivityEnvironment> others = new ArrayList<>();
  private Requests requests;

  @BeforeEach
  void prepare() {
    requests = new Requests(root).file("sum.py", "def add(a, b):\n    return a - b\n");
    SERVER.stubFor(
        post(anyUrl())
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "text/event-stream")
                    .withBody(Streams.answer(Provider.OPENAI, "stop", "the answer"))));
  }

  @AfterEach
  void close() {
    temporal.close();
    others.forEach(TestActivityEnvironment::close);
  }

  @Test
  void answerIsStoredBesideItsExactPrompt() {
    Generation generation = activities(SERVER.baseUrl()).answer(openAi());

    assertThat(requests.blobs.getText(generation.answer())).isEqualTo("the answer");
    assertThat(requests.blobs.getText(generation.prompt()))
        .contains("--- system ---", "--- user ---", "Fix the sum.", "return a - b");
    assertThat(generation.stop()).isEqualTo(StopReason.STOP);
    assertThat(generation.usage()).isEqualTo(new Usage(3500, 2000, 200, 8100));
    assertThat(generation.reused()).isFalse();
  }

  @Test
  void answerIsPaidForOnceThoughTheWorkerDiesAfterStoringIt() {
    Generation first = activities(SERVER.baseUrl()).answer(openAi());

    Generation again = anotherWorker(requests.blobs).answer(openAi());

    assertThat(again.reused()).isTrue();
    assertThat(again).usingRecursiveComparison().ignoringFields("reused").isEqualTo(first);
    SERVER.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  void answerIsAskedForAgainWhenTheWorkerDiesBeforeStoringIt() {
    AtomicBoolean dying = new AtomicBoolean(true);
    GenerateActivities dies =
        anotherWorker(new FakeDyingBlobs(requests.blobs, "the answer", dying));
    assertThatThrownBy(() -> dies.answer(openAi())).isNotNull();
    dying.set(false);

    assertThat(dies.answer(openAi()).reused()).isFalse();
    SERVER.verify(2, anyRequestedFor(anyUrl()));
  }

  @Test
  void anotherAttemptIsAnotherAnswer() {
    GenerateActivities activities = activities(SERVER.baseUrl());
    activities.answer(openAi());

    assertThat(activities.answer(requests.attempt(2).build()).reused()).isFalse();
    SERVER.verify(2, anyRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @EnumSource(names = {"ANTHROPIC", "OPENAI"})
  void heartbeatSaysHowMuchHasArrivedAndNoText(Provider provider) throws Exception {
    CompletableFuture<GenerationProgress> arrived = new CompletableFuture<>();
    temporal.setActivityHeartbeatListener(
        GenerationProgress.class,
        progress -> {
          if (progress.characters() == 11) {
            arrived.complete(progress);
          }
        });
    try (StubServer server = new StubServer(Streams.beginning(provider, "first words"))) {
      GenerateActivities activities = activities(server.baseUrl());
      requests.model(provider.label(), "slow-model");
      CompletableFuture<Throwable> ended = start(activities);

      assertThat(arrived.get(20, TimeUnit.SECONDS))
          .isEqualTo(new GenerationProgress(provider.label() + "/slow-model", 11));
      temporal.requestCancelActivity();
      assertThat(ended.get(20, TimeUnit.SECONDS)).isNotNull();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ANTHROPIC", "OPENAI"})
  void cancellingHangsUpInTheMiddleOfAStream(Provider provider) throws Exception {
    cancelAndExpectHangUp(provider, Streams.beginning(provider, "first words"));
  }

  @Test
  void cancellingHangsUpBeforeTheFirstByte() throws Exception {
    cancelAndExpectHangUp(Provider.OPENAI, "");
  }

  @ParameterizedTest
  @EnumSource(names = {"ANTHROPIC", "OPENAI"})
  void stalledStreamIsGivenUpAndRetried(Provider provider) throws Exception {
    try (StubServer server = new StubServer(Streams.beginning(provider, "first words"))) {
      GenerateActivities activities = impatient(server.baseUrl());
      requests.model(provider.label(), "slow-model");

      ApplicationFailure failure = failure(() -> activities.answer(requests.build()));

      assertThat(failure.getType()).isEqualTo("PROVIDER_STALLED");
      assertThat(failure.isNonRetryable()).isFalse();
      server.hungUp().get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void missingKeyIsSaidBeforeAnyCall() {
    GenerateActivities activities = stub(requests.settings(new LinkedHashMap<>()), requests.blobs);

    ApplicationFailure failure = failure(() -> activities.answer(openAi()));

    assertThat(failure.getType()).isEqualTo("PROVIDER_CONFIGURATION");
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage()).contains("OPENAI_API_KEY", ".env");
  }

  @Test
  void keyInTheHomesFileIsEnough() {
    requests.homeFile(
        ".env", "OPENAI_API_KEY=sk-of-file\nOPENAI_BASE_URL=" + SERVER.baseUrl() + "\n");
    GenerateActivities activities = stub(requests.settings(new LinkedHashMap<>()), requests.blobs);

    assertThat(activities.answer(openAi()).reused()).isFalse();
  }

  @Test
  void unknownProviderNamesTheKnownOnes() {
    ApplicationFailure failure =
        failure(() -> activities("http://127.0.0.1:1").answer(requests.model("grok", "x").build()));

    assertThat(failure.getType()).isEqualTo("PROVIDER_CONFIGURATION");
    assertThat(failure.getOriginalMessage()).contains("grok", "anthropic", "openai", "scripted");
  }

  @Test
  void scriptedAnswerNeedsNoServer() throws Exception {
    Files.writeString(
        requests.home.resolve("answers.yaml"), "answers:\n  - delay: 20ms\n    text: scripted\n");

    Generation generation =
        stub(requests.settings(new LinkedHashMap<>()), requests.blobs).answer(requests.build());

    assertThat(requests.blobs.getText(generation.answer())).isEqualTo("scripted");
    assertThat(generation.usage().outputTokens()).isEqualTo(3);
    assertThat(generation.usage().costMicros()).isZero();
  }

  /** Dies when it is to store one text. */
  private record FakeDyingBlobs(BlobStore blobs, String text, AtomicBoolean dying)
      implements BlobStore {
    @Override
    public BlobId put(byte[] bytes) {
      if (dying.get() && new String(bytes, StandardCharsets.UTF_8).equals(text)) {
        throw new IllegalStateException("killed");
      }
      return blobs.put(bytes);
    }

    @Override
    public byte[] get(BlobId id) {
      return blobs.get(id);
    }
  }

  private void cancelAndExpectHangUp(Provider provider, String firstWords) throws Exception {
    CompletableFuture<Void> beating = new CompletableFuture<>();
    temporal.setActivityHeartbeatListener(
        GenerationProgress.class, progress -> beating.complete(null));
    try (StubServer server = new StubServer(firstWords)) {
      GenerateActivities activities = activities(server.baseUrl());
      requests.model(provider.label(), "slow-model");
      CompletableFuture<Throwable> ended = start(activities);
      beating.get(20, TimeUnit.SECONDS);

      temporal.requestCancelActivity();

      server.hungUp().get(20, TimeUnit.SECONDS);
      assertThat(ended.get(20, TimeUnit.SECONDS)).isNotNull();
      assertThat(requests.home.resolve("data").resolve("answers")).doesNotExist();
    }
  }

  private CompletableFuture<Throwable> start(GenerateActivities activities) {
    CompletableFuture<Throwable> ended = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> ended.complete(catchThrowable(() -> activities.answer(requests.build()))));
    return ended;
  }

  private GenerateRequest openAi() {
    return requests.model("openai", "priced-model").build();
  }

  private GenerateActivities activities(String baseUrl) {
    return stub(settings(baseUrl, GenerateSettings.DEFAULT_STALL), requests.blobs);
  }

  private GenerateActivities impatient(String baseUrl) {
    return stub(settings(baseUrl, Duration.ofMillis(200)), requests.blobs);
  }

  /** The same home, but a new process as far as memory goes. */
  private GenerateActivities anotherWorker(BlobStore blobs) {
    GenerateSettings settings = settings(SERVER.baseUrl(), GenerateSettings.DEFAULT_STALL);
    TestActivityEnvironment other = TestActivityEnvironment.newInstance();
    others.add(other);
    return stub(other, settings, blobs);
  }

  private GenerateSettings settings(String baseUrl, Duration stall) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("OPENAI_BASE_URL", baseUrl);
    environment.put("ANTHROPIC_BASE_URL", baseUrl);
    return new GenerateSettings(
        requests.home, Requests.SHIPPED, environment, stall, Duration.ofMillis(50));
  }

  private GenerateActivities stub(GenerateSettings settings, BlobStore blobs) {
    return stub(temporal, settings, blobs);
  }

  private static GenerateActivities stub(
      TestActivityEnvironment environment, GenerateSettings settings, BlobStore blobs) {
    environment.registerActivitiesImplementations(
        new LangChainActivities(
            settings,
            blobs,
            new PromptLibrary(settings, blobs, text -> text),
            request -> Optional.empty()));
    return environment.newActivityStub(
        GenerateActivities.class,
        ActivityOptions.newBuilder(GenerateActivities.OPTIONS)
            .setHeartbeatTimeout(Duration.ofMillis(200))
            .build());
  }

  private static ApplicationFailure failure(ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).hasCauseInstanceOf(ApplicationFailure.class);
    return (ApplicationFailure) Objects.requireNonNull(thrown.getCause());
  }
}
