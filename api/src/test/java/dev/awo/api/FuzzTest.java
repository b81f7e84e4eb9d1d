package dev.awo.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.awo.api.RunningApi.Answer;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is sent to the addresses of the description, the answer is never "our fault". */
class FuzzTest {
  private static final long SEED = 20261124;
  private static final int ROUNDS = 6;
  private static final List<String> VALUES =
      List.of(
          "",
          "0",
          "-1",
          "9223372036854775807",
          "99999999999999999999",
          "1e9",
          "NaN",
          "null",
          "a",
          "../../etc/passwd",
          "--help",
          "%00",
          "\u0000",
          "ünïcödé \u202e",
          "' or 1=1 --",
          "<script>",
          "{}",
          "x".repeat(3000));
  private static final List<String> BODIES =
      List.of(
          "",
          "{",
          "[]",
          "null",
          "1",
          "\"x\"",
          "{}",
          "{\"a\":1}",
          "{\"daily\":null}",
          "{\"daily\":{\"usd\":-1}}",
          "{\"daily\":{\"usd\":1e400}}",
          "{\"daily\":{\"usd\":\"x\"}}",
          "{\"daily\":{\"usd\":1e-400}}",
          "{\"task\":{\"calls\":99999999999}}",
          "{\"task\":{\"tokens\":1e30}}",
          "{\"path\":\"/\"}",
          "{\"path\":\"\\u0000\"}",
          "{\"path\":\"/proc/self/mem\"}",
          "{\"project\":\"/\\u0000\",\"prompt\":\"x\"}",
          "{\"project\":\"\",\"prompt\":\"\"}",
          "{\"project\":{},\"prompt\":[]}",
          "{\"path\":" + "[".repeat(2000) + "]".repeat(2000) + "}");

  @TempDir Path directory;

  @Test
  void noRequestIsAnsweredWithAnInternalError() throws Exception {
    try (RunningApi api = RunningApi.start(directory, "127.0.0.1:" + LocalTemporal.freePort())) {
      JsonNode paths = api.get("/api/v1/openapi.json").json().get("paths");
      Random random = new Random(SEED);
      List<String> wrong = new ArrayList<>();
      for (Map.Entry<String, JsonNode> path : paths.properties()) {
        for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
          for (int round = 0; round < ROUNDS; round++) {
            String request = address(path.getKey(), operation.getValue(), random);
            String body = any(BODIES, random);
            Answer answer = send(api, operation.getKey(), request, body);
            if (answer.status() >= 500 && answer.status() != 503) {
              wrong.add(operation.getKey() + " " + request + " " + body + " " + answer.body());
            }
          }
        }
      }

      assertThat(wrong).isEmpty();
    }
  }

  private static Answer send(RunningApi api, String method, String address, String body)
      throws Exception {
    HttpRequest.Builder request =
        api.request("/api/v1" + address)
            .header("Authorization", "Bearer " + api.token())
            .header("Accept", "application/json, text/plain, text/x-diff");
    if (method.equals("get")) {
      return api.send(request.GET());
    }
    request
        .header("Content-Type", "application/json")
        .method(method.toUpperCase(Locale.ROOT), HttpRequest.BodyPublishers.ofString(body));
    return api.heard(request, method + " " + address + " " + body);
  }

  private static String address(String path, JsonNode operation, Random random) {
    String filled = path.replaceAll("\\{[a-z]+}", encoded(any(VALUES, random)));
    StringBuilder query = new StringBuilder();
    for (JsonNode parameter : operation.path("parameters")) {
      if (parameter.get("in").asText().equals("query") && random.nextBoolean()) {
        query
            .append(query.isEmpty() ? '?' : '&')
            .append(parameter.get("name").asText())
            .append('=')
            .append(encoded(any(VALUES, random)));
      }
    }
    return filled + query;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String any(List<String> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }
}
