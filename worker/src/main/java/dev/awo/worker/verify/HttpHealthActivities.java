package dev.awo.worker.verify;

import dev.awo.def.verify.Findings;
import dev.awo.def.verify.HealthActivities;
import dev.awo.def.verify.Probe;
import dev.awo.def.verify.ProbeRequest;
import dev.awo.worker.blob.BlobStore;
import io.temporal.activity.Activity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Health over HTTP; redirects are not followed. */
final class HttpHealthActivities implements HealthActivities {
  private static final int TRIES = 3;
  private static final Duration BETWEEN = Duration.ofSeconds(2);

  /** Between two heartbeats, which a slow address must not outlast. */
  private static final Duration LONGEST_TRY = Duration.ofSeconds(50);

  private final BlobStore blobs;
  private final HttpClient http = HttpClient.newHttpClient();

  HttpHealthActivities(BlobStore blobs) {
    this.blobs = blobs;
  }

  @Override
  public Probe probe(ProbeRequest request) {
    Optional<String> complaint = Optional.of("not asked");
    for (int i = 0; i < TRIES && complaint.isPresent(); i++) {
      if (i > 0) {
        pause();
      }
      Activity.getExecutionContext().heartbeat(null);
      complaint = ask(request);
    }
    return complaint
        .<Probe>map(words -> new Probe.Sick(findings(request.url(), words)))
        .orElseGet(Probe.Well::new);
  }

  private Optional<String> ask(ProbeRequest request) {
    Duration timeout =
        request.timeout().compareTo(LONGEST_TRY) < 0 ? request.timeout() : LONGEST_TRY;
    try {
      int status =
          http.send(
                  HttpRequest.newBuilder(URI.create(request.url())).timeout(timeout).build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode();
      return status / 100 == 2 ? Optional.empty() : Optional.of("status " + status);
    } catch (IOException e) {
      return Optional.of("no answer");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  private Findings findings(String url, String words) {
    String headline = "health address: " + words;
    return new Findings(headline, blobs.putText("GET " + url + ": " + words + "\n"));
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
