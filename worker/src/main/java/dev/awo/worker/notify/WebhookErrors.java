package dev.awo.worker.notify;

import dev.awo.def.FailureKind;
import dev.awo.def.spec.Settings.Webhook;
import dev.awo.worker.http.RetryAfter;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;

/**
 * What a webhook's troubles mean: send again, or give up and say what to do. Of its address, which
 * may hold a secret, no message tells more than the host; no failure has a cause that does.
 */
final class WebhookErrors {
  private static final String UNAVAILABLE = "WEBHOOK_UNAVAILABLE";

  private final Webhook webhook;

  WebhookErrors(Webhook webhook) {
    this.webhook = webhook;
  }

  static ApplicationFailure unknown(String name) {
    return FailureKind.WEBHOOK.failure(
        "this worker's awo.yml has no webhook '"
            + name
            + "' under 'notifications'; after a change, start the worker anew");
  }

  ApplicationFailure secretMissing(String variable) {
    return FailureKind.WEBHOOK.failure(
        "the secret of webhook '"
            + webhook.name()
            + "' is not set: put "
            + variable
            + " into the environment or .env");
  }

  ApplicationFailure refused(int status, HttpHeaders headers) {
    String what = host() + " answered " + status;
    if (status == 408 || status == 425 || status == 429 || status >= 500) {
      return retry(what, RetryAfter.in(headers, Instant.now()));
    }
    return FailureKind.WEBHOOK.failure(
        status < 400
            ? what + ", which sends us elsewhere: put the new address into awo.yml"
            : what + ": check the address of webhook '" + webhook.name() + "' in awo.yml");
  }

  ApplicationFailure unreachable(IOException e) {
    String kind = e.getClass().getSimpleName();
    return retry(
        e instanceof SSLHandshakeException
            ? "no secure connection to " + host() + ": its certificate is not trusted"
            : "cannot reach " + host() + " (" + kind + ")",
        Optional.empty());
  }

  private String host() {
    return Optional.ofNullable(URI.create(webhook.url()).getHost()).orElse(webhook.name());
  }

  private static ApplicationFailure retry(String message, Optional<Duration> wait) {
    ApplicationFailure.Builder failure =
        ApplicationFailure.newBuilder().setType(UNAVAILABLE).setMessage(message);
    wait.ifPresent(failure::setNextRetryDelay);
    return failure.build();
  }
}
