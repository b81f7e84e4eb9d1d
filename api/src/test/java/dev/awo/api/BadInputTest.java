package dev.awo.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.api.RunningApi.Answer;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Temporal is away in all of these: nothing wrong may get as far as that. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
  @TempDir static Path directory;
  private RunningApi api;
  private Path repository;

  @BeforeAll
  void start() throws Exception {
    api =
        RunningApi.start(
            directory.resolve("home"),
            "127.0.0.1:" + LocalTemporal.freePort(),
            Map.of("ANTHROPIC_API_KEY", "test"));
    repository = RunningApi.repository(directory.resolve("shop"));
    Files.createDirectories(directory.resolve("plain"));
  }

  @AfterAll
  void stop() {
    api.close();
  }

  @ParameterizedTest(name = "{4}")
  @CsvFileSource(resources = "bad-tasks.csv", numLinesToSkip = 1, maxCharsPerColumn = 10_000)
  void aWrongTaskIsToldWhatIsWrong(
      String body, int status, String field, String words, String reason) throws Exception {
    String json =
        body.replace("REPO", repository.toString())
            .replace("PLAIN", directory.resolve("plain").toString());

    Answer answer = api.change("POST", "/api/v1/tasks", json);

    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().get("status").asInt()).isEqualTo(status);
    assertThat(answer.json().get("detail").asText()).contains(words);
    if (field != null) {
      assertThat(answer.json().get("errors").findValuesAsText("field")).contains(field);
    }
    assertThat(answer.body()).doesNotContain("dev.awo").doesNotContain("Exception");
  }

  @ParameterizedTest(name = "{0} {1} {6}")
  @CsvFileSource(resources = "requests.csv", numLinesToSkip = 1)
  void requestsAreGuarded(
      String method,
      String path,
      String host,
      String origin,
      String token,
      int status,
      String reason)
      throws Exception {
    HttpRequest.Builder request =
        api.request(path)
            .header("Host", filled(host))
            .method(
                method,
                method.equals("PUT")
                    ? HttpRequest.BodyPublishers.ofString("{}")
                    : HttpRequest.BodyPublishers.noBody());
    if (method.equals("PUT") || method.equals("POST")) {
      request.header("Content-Type", "application/json");
    }
    if (origin != null) {
      request.header("Origin", filled(origin));
    }
    if (token != null) {
      request.header("Authorization", token.replace("TOKEN", api.token()));
    }

    Answer answer = api.heard(request, method + " " + path);

    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    if (status >= 400) {
      assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(answer.json().get("status").asInt()).isEqualTo(status);
    }
    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(answer.body()).doesNotContain(api.token());
  }

  private String filled(String text) {
    return text.replace("PORT", String.valueOf(api.port()));
  }

  @Test
  void aBodyThatIsTooLongIsRefusedHoweverItIsSent() throws Exception {
    String big = "{\"prompt\":\"" + "x".repeat(2 << 20) + "\"}";
    HttpRequest.BodyPublisher chunked =
        HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofString(big));

    for (HttpRequest.BodyPublisher body :
        List.of(HttpRequest.BodyPublishers.ofString(big), chunked)) {
      Answer answer =
          api.send(
              api.request("/api/v1/tasks")
                  .header("Authorization", "Bearer " + api.token())
                  .header("Content-Type", "application/json")
                  .POST(body));
      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.json().get("detail").asText()).contains("1 MiB");
    }
  }

  @Test
  void onlyJsonIsTaken() throws Exception {
    Answer answer =
        api.send(
            api.request("/api/v1/tasks")
                .header("Authorization", "Bearer " + api.token())
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void withoutTemporalNothingIsRecorded() throws Exception {
    Answer answer =
        api.post("/api/v1/tasks", Map.of("project", repository.toString(), "prompt", "do it"));

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.json().get("detail").asText()).contains("Temporal does not answer");
    assertThat(api.get("/api/v1/tasks").json().get("items")).isEmpty();
    assertThat(api.get("/api/v1/projects").json().get("items")).isEmpty();
    assertThat(api.admin("/healthcheck").status()).isEqualTo(500);
    assertThat(api.get("/api/v1/info").json().get("temporal").has("server_version")).isFalse();
  }

  @Test
  void aKeyMayBePutIntoDotEnvWhileTheServerRuns() throws Exception {
    Map<String, String> task =
        Map.of("project", repository.toString(), "prompt", "do it", "agent", "openai");
    assertThat(api.post("/api/v1/tasks", task).json().get("detail").asText())
        .contains("set OPENAI_API_KEY");

    Files.writeString(api.home().resolve(".env"), "OPENAI_API_KEY=late\n");

    assertThat(api.post("/api/v1/tasks", task).status()).isEqualTo(503);
    Files.delete(api.home().resolve(".env"));
  }
}
