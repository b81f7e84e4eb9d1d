package dev.awo.worker.notify;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.awo.def.TaskQueues;
import dev.awo.def.notify.Delivery;
import dev.awo.def.notify.Notification;
import dev.awo.def.notify.NotifyWorkflow;
import dev.awo.def.notify.NotifyWorkflows;
import dev.awo.def.notify.Receipt;
import dev.awo.def.spec.Settings.Webhook;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The room with the real workflow, against receivers on the loopback interface; time is skipped.
 */
final class NotifyTest {
  @RegisterExtension
  static final WireMockExtension RECEIVER =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static final String SECRET = "s3cret-ä";
  private static final Notification NOTIFICATION =
      new Notification(
          "n-1",
          "task.completed",
          Instant.parse("2026-11-24T22:31:00Z"),
          Optional.of("shop"),
          Optional.of("fix"),
          "Task fix of shop completed",
          "<!channel> a & b",
          Optional.of("http://127.0.0.1:7423/x?a=1&b=2"));

  private final Map<String, String> variables =
      new ConcurrentHashMap<>(Map.of("HOOK_SECRET", SECRET));
  private final List<Webhook> webhooks = new ArrayList<>();
  private final TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance();

  @BeforeEach
  void startWorker() throws Exception {
    webhooks.add(webhook("plain", url("plain"), Webhook.Format.JSON, Optional.of("HOOK_SECRET")));
    webhooks.add(webhook("chat", url("T0/path-secret"), Webhook.Format.SLACK, Optional.empty()));
    webhooks.add(webhook("mute", url("mute"), Webhook.Format.JSON, Optional.of("NO_SUCH")));
    webhooks.add(
        webhook(
            "closed",
            "http://127.0.0.1:" + closedPort() + "/path-secret",
            Webhook.Format.JSON,
            Optional.empty()));
    Worker worker =
        temporal.newWorker(
            TaskQueues.WORKFLOWS,
            WorkerOptions.newBuilder()
                .setUsingVirtualThreads(true)
                .setDefaultDeadlockDetectionTimeout(20_000)
                .build());
    NotifyWorkflows.registerOn(worker);
    new NotifyRoom(webhooks, () -> variables).registerOn(worker);
    temporal.start();
  }

  @AfterEach
  void close() {
    temporal.close();
  }

  @Test
  void theBodyIsSignedSoThatAReceiverCanCheckIt() throws Exception {
    answer(STARTED, "over", aResponse().withStatus(204));

    assertThat(send("plain")).isEqualTo(new Receipt(204));

    LoggedRequest request = only();
    assertThat(request.getHeader("Content-Type")).startsWith("application/json");
    assertThat(request.getHeader("Awo-Event")).isEqualTo("task.completed");
    assertThat(request.getHeader("Awo-Delivery")).isEqualTo("n-1");
    String[] parts = request.getHeader("Awo-Signature").split(",v1=", -1);
    String time = parts[0].replaceFirst("^t=", "");
    assertThat(Long.parseLong(time)).isCloseTo(Instant.now().getEpochSecond(), within(60L));
    assertThat(parts[1]).isEqualTo(hmac(time + "." + request.getBodyAsString()));
    JsonNode body = new ObjectMapper().readTree(request.getBodyAsString());
    assertThat(body.properties().stream().map(Map.Entry::getKey))
        .containsExactly("id", "event", "at", "project", "task", "title", "words", "url");
    assertThat(body.path("words").asText()).isEqualTo("<!channel> a & b");
    assertThat(body.path("at").asText()).isEqualTo("2026-11-24T22:31:00Z");
  }

  @Test
  void slackGetsATextThatCannotCallAChannel() throws Exception {
    answer(STARTED, "over", aResponse().withBody("ok"));

    send("chat");

    LoggedRequest request = only();
    assertThat(request.getHeader("Awo-Signature")).isNull();
    assertThat(new ObjectMapper().readTree(request.getBodyAsString()))
        .isEqualTo(
            new ObjectMapper()
                .createObjectNode()
                .put(
                    "text",
                    "*Task fix of shop completed*\n&lt;!channel&gt; a &amp; b\n"
                        + "http://127.0.0.1:7423/x?a=1&amp;b=2"));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 500, 503})
  void whatMayPassIsSentAgainUnderTheSameId(int status) {
    answer(STARTED, "up", aResponse().withStatus(status));
    answer("up", "over", aResponse());

    assertThat(send("plain")).isEqualTo(new Receipt(200));

    assertThat(RECEIVER.findAll(anyRequestedFor(anyUrl())))
        .hasSize(2)
        .allSatisfy(request -> assertThat(request.getHeader("Awo-Delivery")).isEqualTo("n-1"));
  }

  @Test
  void aWaitThatTheReceiverAsksForIsKept() {
    answer(STARTED, "waited", aResponse().withStatus(429).withHeader("Retry-After", "600"));
    answer("waited", "over", aResponse());

    send("plain");

    List<HistoryEvent> events =
        temporal.getWorkflowClient().fetchHistory("notify/plain").getEvents();
    assertThat(
            events.getLast().getEventTime().getSeconds()
                - events.getFirst().getEventTime().getSeconds())
        .isBetween(600L, 800L);
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 400, 404, 410})
  void whatCannotPassIsGivenUpAndNamesTheHostOnly(int status) {
    RECEIVER.stubFor(
        post(anyUrl()).willReturn(aResponse().withStatus(status).withHeader("Location", "/x")));

    ApplicationFailure failure = failure("chat");

    assertThat(failure.getType()).isEqualTo("WEBHOOK");
    assertThat(failure.getOriginalMessage())
        .startsWith("localhost answered " + status)
        .doesNotContain("path-secret");
    RECEIVER.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  void aSecretThatIsNotSetEndsItBeforeAnythingIsSent() {
    ApplicationFailure failure = failure("mute");

    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage())
        .isEqualTo(
            "the secret of webhook 'mute' is not set: put NO_SUCH into the environment or .env");
    RECEIVER.verify(0, anyRequestedFor(anyUrl()));
  }

  @Test
  void aNameThatIsNotInTheWorkersFileEndsIt() {
    assertThat(failure("gone").getOriginalMessage()).contains("no webhook 'gone'");
  }

  @Test
  void aReceiverThatCannotBeReachedIsTriedForADayAndItsAddressIsNotTold() {
    ApplicationFailure failure = failure("closed");

    assertThat(failure.isNonRetryable()).isFalse();
    assertThat(failure.getOriginalMessage()).isEqualTo("cannot reach 127.0.0.1 (ConnectException)");
  }

  @Test
  void theHistoryHoldsNeitherTheAddressNorTheSecret() {
    answer(STARTED, "up", aResponse().withStatus(500));
    answer("up", "over", aResponse());
    answer("over", "over", aResponse());
    WorkflowClient client = temporal.getWorkflowClient();

    send("chat");
    send("plain");

    for (String webhook : List.of("chat", "plain")) {
      assertThat(readable(client.fetchHistory("notify/" + webhook).toJson(false)))
          .contains("\"webhook\":\"" + webhook + "\"")
          .doesNotContain("path-secret", SECRET, ":" + RECEIVER.getPort());
    }
  }

  /** A history with its payloads decoded. */
  private static String readable(String history) {
    StringBuilder all = new StringBuilder(history);
    Matcher payloads = Pattern.compile("\"data\": \"([^\"]+)\"").matcher(history);
    while (payloads.find()) {
      all.append(new String(Base64.getDecoder().decode(payloads.group(1)), StandardCharsets.UTF_8));
    }
    return all.toString();
  }

  private Receipt send(String webhook) {
    return temporal
        .getWorkflowClient()
        .newWorkflowStub(
            NotifyWorkflow.class,
            WorkflowOptions.newBuilder()
                .setTaskQueue(TaskQueues.WORKFLOWS)
                .setWorkflowId("notify/" + webhook)
                .build())
        .run(new Delivery(NOTIFICATION, webhook));
  }

  private ApplicationFailure failure(String webhook) {
    Throwable failure = catchThrowable(() -> send(webhook));
    Throwable cause = Objects.requireNonNull(failure.getCause());
    assertThat(cause).isInstanceOf(ActivityFailure.class);
    while (!(cause instanceof ApplicationFailure)) {
      cause = Objects.requireNonNull(cause.getCause());
    }
    return (ApplicationFailure) cause;
  }

  private static LoggedRequest only() {
    List<LoggedRequest> requests = RECEIVER.findAll(anyRequestedFor(anyUrl()));
    assertThat(requests).hasSize(1);
    return requests.getFirst();
  }

  private static String hmac(String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Webhook webhook(
      String name, String url, Webhook.Format format, Optional<String> secret) {
    return new Webhook(name, url, format, List.of(Webhook.Event.values()), secret);
  }

  private static String url(String path) {
    return RECEIVER.baseUrl() + "/" + path;
  }

  private static int closedPort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void answer(String state, String next, ResponseDefinitionBuilder response) {
    RECEIVER.stubFor(
        post(anyUrl())
            .inScenario("calls")
            .whenScenarioStateIs(state)
            .willSetStateTo(next)
            .willReturn(response));
  }
}
