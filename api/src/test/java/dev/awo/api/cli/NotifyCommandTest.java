package dev.awo.api.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NotifyCommandTest extends ServerTest {
  private static final String DELIVERED =
      "{\"webhook\":\"ops\",\"state\":\"delivered\",\"status\":204,\"words\":\"delivered, HTTP"
          + " status 204\"}";
  private static final String FAILED =
      "{\"webhook\":\"chat\",\"state\":\"failed\",\"words\":\"chat.example.org answered 404\"}";

  @Test
  void aTestThatArrivedEverywhereIsDone() {
    stub(DELIVERED);

    CliRun run = caller().run("notify", "test", "ops");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).isEqualTo("ops: delivered, HTTP status 204\n");
    server.verify(
        postRequestedFor(urlEqualTo("/api/v1/notifications/test"))
            .withRequestBody(equalToJson("{\"webhook\":\"ops\"}")));
  }

  @Test
  void aTestThatDidNotArriveSomewhereHasFailed() {
    stub(DELIVERED + "," + FAILED);

    CliRun run = caller().run("notify", "test");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("chat: chat.example.org answered 404");
    CliRun json = caller().run("notify", "test", "--json");
    assertThat(json.exit()).isEqualTo(1);
    assertThat(json.json().at("/deliveries/1/state").asText()).isEqualTo("failed");
  }

  @Test
  void withoutWebhooksItIsWrongInput() {
    server.stubFor(
        post("/api/v1/notifications/test")
            .willReturn(json(409, Answers.problem(409, "no webhooks are configured"))));

    CliRun run = caller().run("notify", "test");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("awo: no webhooks are configured\n");
  }

  @Test
  void theListNamesEachWebhookWithItsState() {
    server.stubFor(
        get("/api/v1/notifications?limit=5")
            .willReturn(json(200, "{\"items\":[" + view(DELIVERED + "," + FAILED) + "]}")));
    server.stubFor(get("/api/v1/notifications?limit=20").willReturn(json(200, "{\"items\":[]}")));

    assertThat(caller().run("notify", "list", "--limit", "5").out())
        .containsPattern(
            "task.completed .* task fix of shop completed +ops delivered, chat failed");
    assertThat(caller().run("notify", "list").out()).isEqualTo("no notifications\n");
    assertThat(caller().run("notify", "list", "--json").json().path("items")).isEmpty();
  }

  private void stub(String deliveries) {
    server.stubFor(post("/api/v1/notifications/test").willReturn(json(200, view(deliveries))));
  }

  private static String view(String deliveries) {
    return """
        {"id":"n-1","event":"task.completed","at":"2026-01-01T10:00:00Z","project":"shop",
         "task":"fix","title":"task fix of shop completed","words":"branch auto/fix",
         "deliveries":[%s]}
        """
        .formatted(deliveries);
  }
}
