package dev.awo.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.api.RunningApi.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DashboardTest {
  @TempDir static Path directory;
  private RunningApi api;

  @BeforeAll
  void start() throws Exception {
    api = RunningApi.start(directory, "127.0.0.1:" + LocalTemporal.freePort());
  }

  @AfterAll
  void stop() {
    api.close();
  }

  @Test
  void thePageIsServedUnderAPolicyThatForbidsForeignCode() throws Exception {
    Answer page = api.get("/");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'")
        .contains("script-src 'self';")
        .doesNotContain("unsafe");
    assertThat(page.body())
        .doesNotContainPattern(Pattern.compile("<script(?![^>]*\\ssrc=)"))
        .doesNotContainPattern(Pattern.compile("\\son[a-z]+=|\\sstyle="))
        .doesNotContain("//cdn");
  }

  @Test
  void everythingThatThePageNeedsComesFromHere() throws Exception {
    List<String> needed =
        Pattern.compile("(?:src|href)=\"([^\":]+)\"")
            .matcher(api.get("/").body())
            .results()
            .map(result -> result.group(1))
            .toList();

    assertThat(needed).contains("vendor/chart.js/chart.umd.js", "dashboard.js", "dashboard.css");
    for (String path : needed) {
      assertThat(api.get("/" + path).status()).as(path).isEqualTo(200);
    }
  }

  @Test
  void scriptsNeverMakeMarkupOfText() throws Exception {
    for (String script : List.of("dashboard", "detail", "dom", "client", "charts")) {
      assertThat(api.get("/" + script + ".js").body())
          .doesNotContain("innerHTML")
          .doesNotContain("insertAdjacentHTML")
          .doesNotContain("document.write")
          .doesNotContain("eval(");
    }
  }

  @Test
  void metricsAreServedToPrometheusOnTheAdminPort() throws Exception {
    String metrics = api.admin("/metrics").body();

    assertThat(metrics).contains("awo_tasks{status=\"queued\"} 0.0").contains("jetty");
    assertThat(api.admin("/healthcheck").json().get("database").get("healthy").asBoolean())
        .isTrue();
  }
}
