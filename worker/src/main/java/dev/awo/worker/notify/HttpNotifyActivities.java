package dev.awo.worker.notify;

import dev.awo.def.notify.Delivery;
import dev.awo.def.notify.NotifyActivities;
import dev.awo.def.notify.Receipt;
import dev.awo.def.spec.Settings.Webhook;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Posts to webhooks; redirects are not followed, since a body may be for one receiver only. */
final class HttpNotifyActivities implements NotifyActivities {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(20);

  private final List<Webhook> webhooks;
  private final Supplier<Map<String, String>> variables;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();

  HttpNotifyActivities(List<Webhook> webhooks, Supplier<Map<String, String>> variables) {
    this.webhooks = List.copyOf(webhooks);
    this.variables = variables;
  }

  @Override
  public Receipt send(Delivery delivery) {
    Webhook webhook =
        webhooks.stream()
            .filter(known -> known.name().equals(delivery.webhook()))
            .findFirst()
            .orElseThrow(() -> WebhookErrors.unknown(delivery.webhook()));
    WebhookErrors errors = new WebhookErrors(webhook);
    HttpResponse<Void> response = post(request(delivery, webhook, errors), errors);
    if (response.statusCode() / 100 != 2) {
      throw errors.refused(response.statusCode(), response.headers());
    }
    return new Receipt(response.statusCode());
  }

  private HttpRequest request(Delivery delivery, Webhook webhook, WebhookErrors errors) {
    String body = Body.of(delivery.notification(), webhook.format());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(webhook.url()))
            .timeout(ANSWER)
            .header("Content-Type", "application/json; charset=utf-8")
            .header("User-Agent", "awo")
            .header("Awo-Event", delivery.notification().event())
            .header("Awo-Delivery", delivery.notification().id())
            .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    webhook
        .secretVariable()
        .ifPresent(
            variable ->
                request.header(
                    "Awo-Signature", Signature.of(body, secret(variable, errors), Instant.now())));
    return request.build();
  }

  private String secret(String variable, WebhookErrors errors) {
    String secret = variables.get().getOrDefault(variable, "").strip();
    if (secret.isEmpty()) {
      throw errors.secretMissing(variable);
    }
    return secret;
  }

  private HttpResponse<Void> post(HttpRequest request, WebhookErrors errors) {
    try {
      return http.send(request, BodyHandlers.discarding());
    } catch (IOException e) {
      throw errors.unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the worker ends; another one will send it");
    }
  }
}
