package dev.awo.api.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A stub of the API on a free port, and a caller whose commands go there. */
abstract class ServerTest {
  @TempDir Path directory;
  final WireMockServer server =
      new WireMockServer(wireMockConfig().bindAddress("127.0.0.1").dynamicPort());

  @BeforeEach
  void startServer() {
    server.start();
    server.stubFor(
        any(anyUrl()).atPriority(10).willReturn(json(404, Answers.problem(404, "no such thing"))));
  }

  @AfterEach
  void stopServer() {
    server.stop();
  }

  CliRun.Caller caller() {
    return CliRun.in(directory)
        .with("AWO_API", "http://127.0.0.1:" + server.port())
        .with("AWO_TOKEN", "secret-token");
  }

  static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }

  static ResponseDefinitionBuilder stream(String... events) {
    return aResponse()
        .withStatus(200)
        .withHeader("Content-Type", "text/event-stream")
        .withBody(String.join("", events));
  }
}
