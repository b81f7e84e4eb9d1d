package dev.awo.api.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ClientCommandsTest extends ServerTest {
  @Test
  void listShowsARowATaskOverAllPages() {
    server.stubFor(
        get("/api/v1/tasks?status=failed&project=shop&limit=50")
            .willReturn(
                json(200, "{\"items\":[" + Answers.task("failed", "") + "],\"next\":\"c/1\"}")));
    server.stubFor(
        get("/api/v1/tasks?status=failed&project=shop&limit=49&cursor=c%2F1")
            .willReturn(
                json(
                    200,
                    "{\"items\":[" + Answers.task("failed", ",\"reason\":\"no luck\"") + "]}")));

    CliRun run = caller().run("task", "list", "--status", "failed", "--project", "shop");

    assertThat(run.exit()).isZero();
    assertThat(run.out().lines())
        .hasSize(3)
        .first()
        .asString()
        .matches("ID +PROJECT +STATUS +ATTEMPTS +COST +CREATED");
    assertThat(run.out()).contains("no luck");
    CliRun json = caller().run("task", "list", "--status", "failed", "--project", "shop", "--json");
    assertThat(json.json().path("tasks")).hasSize(2);
  }

  @Test
  void anEmptyListSaysSo() {
    server.stubFor(get("/api/v1/tasks?limit=50").willReturn(json(200, "{\"items\":[]}")));

    assertThat(caller().run("task", "list").out()).isEqualTo("no tasks\n");
  }

  @Test
  void showPrintsWhatIsKnownOfATask() {
    server.stubFor(get("/api/v1/tasks/fix").willReturn(json(200, Answers.completed())));

    CliRun run = caller().run("task", "show", "fix");

    assertThat(run.out())
        .contains("branch    auto/fix")
        .contains("model     scripted/answers.yaml")
        .contains("took      3.0 s");
    assertThat(caller().run("task", "show", "fix", "--json").json().path("branch").asText())
        .isEqualTo("auto/fix");
  }

  @Test
  void anUnknownTaskIsWrongInput() {
    CliRun run = caller().run("task", "show", "a b/..");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("awo: no such thing\n");
    server.verify(getRequestedFor(urlEqualTo("/api/v1/tasks/a%20b%2F..")));
  }

  @Test
  void cancelAsksTheServerAndSaysWhatHappens() {
    server.stubFor(
        post("/api/v1/tasks/fix/cancel").willReturn(json(202, Answers.task("running", ""))));

    assertThat(caller().run("task", "cancel", "fix").out()).isEqualTo("fix is being cancelled\n");
  }

  @Test
  void aPipedDiffIsByteForByteAndOneOnATerminalIsHarmless() {
    String diff = "--- a\n+++ b\n-old\r\n+new\u001b[31m\r\n";
    server.stubFor(get("/api/v1/tasks/fix/diff").willReturn(aResponse().withBody(diff)));

    assertThat(caller().run("task", "diff", "fix").out()).isEqualTo(diff);
    assertThat(caller().onTerminal().run("task", "diff", "fix").out())
        .isEqualTo("--- a\n+++ b\n-old\\r\n+new\\x1b[31m\\r\n");
    assertThat(caller().run("task", "diff", "fix", "--json").json().path("diff").asText())
        .isEqualTo(diff);
  }

  @Test
  void budgetShowsSpendLimitsAndWhatIsLeft() {
    server.stubFor(
        get("/api/v1/budget")
            .willReturn(
                json(
                    200,
                    """
                    {"day":"2026-01-01","time_zone":"Europe/Berlin","resets":"2026-01-01T23:00:00Z",
                     "daily":{"usd":5},"task":{},
                     "today":{"usd":1.5,"reserved_usd":0.25,"tokens":12000,"reserved_tokens":10,"calls":7,"minutes":3},
                     "remaining":{"usd":3.25}}
                    """)));

    CliRun run = caller().run("budget");

    assertThat(run.exit()).isZero();
    assertThat(run.out().lines())
        .anySatisfy(line -> assertThat(line).matches("spent today +\\$1.50 +12,000 +7 +3"))
        .anySatisfy(
            line -> assertThat(line).matches("left today +\\$3.25 +no limit +no limit +no limit"))
        .anySatisfy(line -> assertThat(line).contains("Europe/Berlin"));
  }

  @Test
  void metricsShowFiguresOfTheWorkAndTheMachine() {
    server.stubFor(
        get("/api/v1/metrics")
            .willReturn(
                json(
                    200,
                    """
                    {"tasks":{"completed":4,"failed":1},"success_rate":0.8,"cost_usd":0.5,
                     "tokens":{"input":1,"cached_input":0,"output":2,"calls":3},"days":[],
                     "system":{"uptime_seconds":1,"resident_bytes":209715200,"heap_used_bytes":1,
                      "heap_max_bytes":1,"threads":1,"cpu_load":0.1,"machine_cpu_load":0.2,"cores":2,
                      "machine_memory_bytes":1,"machine_memory_free_bytes":1,"disk_total_bytes":1,
                      "disk_free_bytes":2147483648,"database_bytes":1}}
                    """)));

    CliRun run = caller().run("metrics");

    assertThat(run.out())
        .contains("success rate  80 %")
        .contains("API memory    200 MB")
        .contains("disk free     2.0 GB");
  }

  @Test
  void projectsCanBeAddedListedShownAndRemoved() throws IOException {
    Path repository = Files.createDirectories(directory.resolve("shop"));
    Files.createDirectory(repository.resolve(".git"));
    String project =
        """
        {"id":"shop","path":"%s","source":"registry","verify":["make test"],
         "created":"2026-01-01T00:00:00Z","tasks":3,"existing":true,
         "rules":{"verify":["make test"],"prepare":["npm ci"],"sandbox":"required","network":false,
         "detected":[{"what":"package_manager","value":"npm","from":"package-lock.json"}]}}
        """
            .formatted(repository.toRealPath());
    server.stubFor(post("/api/v1/projects").willReturn(json(200, project)));
    server.stubFor(get("/api/v1/projects").willReturn(json(200, "{\"items\":[" + project + "]}")));
    server.stubFor(get("/api/v1/projects/shop").willReturn(json(200, project)));
    server.stubFor(delete("/api/v1/projects/shop").willReturn(aResponse().withStatus(204)));

    assertThat(caller().run("projects", "add", "shop", "--verify", "make test").out())
        .isEqualTo("project shop: " + repository.toRealPath() + " (was registered before)\n");
    server.verify(
        postRequestedFor(urlEqualTo("/api/v1/projects"))
            .withRequestBody(
                equalToJson(
                    "{\"path\":\"%s\",\"verify\":[\"make test\"]}"
                        .formatted(repository.toRealPath()))));
    assertThat(caller().run("projects").out())
        .contains("shop  3      projects add  " + repository.toRealPath());
    assertThat(caller().run("projects", "show", repository.toString()).out())
        .contains("verify    make test", "prepare   npm ci", "sandbox   required")
        .contains("detected  package manager npm  (package-lock.json)");
    assertThat(caller().run("projects", "remove", repository.toString()).out())
        .isEqualTo("removed shop\n");
  }

  @Test
  void aServerThatIsNotThereIsExitCodeThree() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }

    CliRun run = caller().run("queue", "--api", "http://127.0.0.1:" + closed + "/");

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err())
        .startsWith("awo: the server at http://127.0.0.1:" + closed + " cannot be reached")
        .contains("awo up")
        .hasLineCount(1);
  }

  @Test
  void somethingElseOnThePortIsExitCodeThree() {
    server.stubFor(
        get("/api/v1/queue?limit=100").willReturn(aResponse().withBody("<html>hello</html>")));

    CliRun run = caller().run("queue");

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("not as this program expects").hasLineCount(1);
    assertThat(caller().run("queue", "--verbose").err())
        .as("the stack trace on request")
        .contains("\tat dev.awo.api.cli.");
  }

  @Test
  void anUrlWithoutSchemeIsWrongInput() {
    CliRun run = caller().run("queue", "--api", "localhost:7420");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("must start with http:// or https://");
  }

  @Test
  void globalOptionsStandBeforeOrAfterTheCommand() {
    server.stubFor(get("/api/v1/tasks?limit=50").willReturn(json(200, "{\"items\":[]}")));

    assertThat(caller().run("--json", "task", "list").out())
        .isEqualTo(caller().run("task", "list", "--json").out())
        .contains("\"tasks\"");
  }
}
