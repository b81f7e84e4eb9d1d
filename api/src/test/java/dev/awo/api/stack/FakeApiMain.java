package dev.awo.api.stack;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Stands in for the API process: healthy at once, and sees one worker. */
final class FakeApiMain {
  private static final String INFO =
      """
      {"version":"0","java":"0","home":"/","started":"2026-01-01T00:00:00Z","admin_port":0,
       "temporal":{"address":"a:1","namespace":"default","workers":1},"agents":[]}
      """;

  private FakeApiMain() {}

  public static void main(String[] args) throws IOException {
    serve(port(args, "--port"), "/api/v1/info", INFO);
    serve(port(args, "--admin-port"), "/healthcheck", "{}");
  }

  private static int port(String[] args, String option) {
    List<String> words = List.of(args);
    return Integer.parseInt(words.get(words.indexOf(option) + 1));
  }

  private static void serve(int port, String path, String body) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, bytes.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
          }
        });
    server.start();
  }
}
