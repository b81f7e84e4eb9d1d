package dev.awo.api.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.awo.api.view.InfoView;
import dev.awo.api.view.ViewJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.Optional;

/** Short questions to the parts of the stack. */
final class HttpProbe {
  private static final int PATIENCE_MILLIS = 2_000;
  private static final ObjectMapper JSON = ViewJson.lenient();

  private HttpProbe() {}

  static boolean isOk(String url) {
    return get(url).isPresent();
  }

  /** How many workers the API sees polling; 0 when it does not answer. */
  static int workers(String apiUrl) {
    return get(apiUrl + "/api/v1/info")
        .map(HttpProbe::info)
        .map(info -> info.temporal().workers())
        .orElse(0);
  }

  private static InfoView info(byte[] body) {
    try {
      return JSON.readValue(body, InfoView.class);
    } catch (IOException e) {
      throw new UncheckedIOException("the API's answer to /api/v1/info makes no sense", e);
    }
  }

  static Optional<byte[]> get(String url) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(url).toURL().openConnection(Proxy.NO_PROXY);
      connection.setConnectTimeout(PATIENCE_MILLIS);
      connection.setReadTimeout(PATIENCE_MILLIS);
      if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
        return Optional.empty();
      }
      try (InputStream body = connection.getInputStream()) {
        return Optional.of(body.readAllBytes());
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
