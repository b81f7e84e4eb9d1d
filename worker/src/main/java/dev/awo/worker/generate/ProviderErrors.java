package dev.awo.worker.generate;

import dev.awo.def.FailureKind;
import dev.awo.worker.http.RetryAfter;
import io.temporal.failure.ApplicationFailure;
import java.net.ConnectException;
import java.net.http.HttpHeaders;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLHandshakeException;

/**
 * What a provider's troubles mean: wait and ask again, or stop and tell the user what to do. No
 * message holds a key, a prompt, an answer or a provider's own words, and no failure has a cause
 * that does.
 */
final class ProviderErrors {
  /** Types of the failures that Temporal retries. */
  enum Trouble {
    THROTTLED,
    UNAVAILABLE,
    UNREACHABLE,
    STALLED,
    MALFORMED,
    EMPTY;

    String type() {
      return "PROVIDER_" + name();
    }
  }

  private final Endpoint endpoint;
  private final String model;

  ProviderErrors(Endpoint endpoint, String model) {
    this.endpoint = endpoint;
    this.model = model;
  }

  /** The answer was no answer but an HTTP status. */
  ApplicationFailure refused(int status, HttpHeaders headers, String body) {
    return judge(status, ErrorBody.parse(body), RetryAfter.in(headers, Instant.now()));
  }

  /** The stream began well and then told of an error. */
  ApplicationFailure inStream(String data) {
    ErrorBody error = ErrorBody.parse(data);
    int status =
        error.status().orElseGet(() -> error.code().map(ProviderErrors::statusOf).orElse(500));
    return judge(status, error, Optional.empty());
  }

  ApplicationFailure unreachable(Exception e) {
    if (e instanceof SSLHandshakeException) {
      return FailureKind.PROVIDER_CONFIGURATION.failure(
          "no secure connection to "
              + endpoint
              + ": its certificate is not trusted, or it does not speak TLS; check "
              + endpoint.provider().baseUrlVariable());
    }
    String why =
        e instanceof ConnectException || e.getCause() instanceof UnresolvedAddressException
            ? "cannot reach " + endpoint + "; check the network and " + baseUrlVariable()
            : "the connection to " + endpoint + " broke (" + e.getClass().getSimpleName() + ")";
    return retry(Trouble.UNREACHABLE, why, Optional.empty());
  }

  static ApplicationFailure stalled(String model, Duration silence) {
    return retry(
        Trouble.STALLED,
        model + " sent nothing for " + silence.toSeconds() + " s; the call was given up",
        Optional.empty());
  }

  ApplicationFailure malformed() {
    return retry(
        Trouble.MALFORMED,
        endpoint
            + " answered with something that is no stream of its API; check "
            + baseUrlVariable(),
        Optional.empty());
  }

  ApplicationFailure endedEarly() {
    return retry(
        Trouble.MALFORMED,
        endpoint + " ended the answer without saying why it stopped",
        Optional.empty());
  }

  ApplicationFailure empty() {
    return retry(Trouble.EMPTY, model + " gave an empty answer", Optional.empty());
  }

  private ApplicationFailure judge(int status, ErrorBody error, Optional<Duration> wait) {
    String label = "(" + status + error.code().map(code -> " " + code).orElse("") + ")";
    if (status == 402 || (error.accountLimit() && status < 500)) {
      return accountLimit(label, error);
    }
    return switch (status) {
      case 401, 403 -> FailureKind.PROVIDER_AUTHENTICATION.failure(authentication(label));
      case 408, 409, 425 -> retry(Trouble.UNAVAILABLE, endpoint + " is busy " + label, wait);
      case 429 -> retry(Trouble.THROTTLED, endpoint + " is throttling us " + label, wait);
      case 529 -> retry(Trouble.UNAVAILABLE, endpoint + " is overloaded " + label, wait);
      default ->
          status >= 500
              ? retry(Trouble.UNAVAILABLE, endpoint + " is in trouble " + label, wait)
              : FailureKind.PROVIDER_REQUEST.failure(request(status, label, error));
    };
  }

  private ApplicationFailure accountLimit(String label, ErrorBody error) {
    String what =
        "the account at " + endpoint + " is out of credit or at its spending limit " + label;
    return error
        .accessFrom()
        .map(
            reset ->
                FailureKind.PROVIDER_ACCOUNT.failureWith(
                    what
                        + ", until "
                        + reset
                        + ": add credit or raise the limit there to go on sooner",
                    reset.toString()))
        .orElseGet(
            () ->
                FailureKind.PROVIDER_ACCOUNT.failure(
                    what + ": add credit or raise the limit there"));
  }

  private String authentication(String label) {
    String variable = endpoint.provider().keyVariable();
    return endpoint.key().isPresent()
        ? endpoint
            + " refused the key "
            + label
            + ": set a valid "
            + variable
            + " in the environment or in .env, and check that it may use "
            + model
        : endpoint + " wants a key " + label + ": set " + variable + " in the environment or .env";
  }

  private String request(int status, String label, ErrorBody error) {
    String code = error.code().orElse("");
    if (status == 413 || code.equals("context_length_exceeded")) {
      return "the prompt is too long for "
          + model
          + " "
          + label
          + ": lower prompt_tokens, or name fewer context files";
    }
    if (status == 404) {
      return endpoint
          + " knows no model "
          + model
          + " "
          + label
          + ": check the model's name and "
          + baseUrlVariable();
    }
    if (status < 400) {
      return endpoint + " sent us elsewhere " + label + ": put the new URL in " + baseUrlVariable();
    }
    String hint =
        code.startsWith("unsupported_")
            ? ", and set " + Endpoints.TOKEN_LIMIT_VARIABLE + " if it dislikes the token limit"
            : "";
    return endpoint
        + " refused the request for "
        + model
        + " "
        + label
        + ": check the model's name, max_output_tokens and prompt_tokens"
        + hint;
  }

  private String baseUrlVariable() {
    return endpoint.provider().baseUrlVariable();
  }

  private static int statusOf(String code) {
    return switch (code) {
      case "invalid_request_error" -> 400;
      case "authentication_error" -> 401;
      case "billing_error" -> 402;
      case "permission_error" -> 403;
      case "not_found_error" -> 404;
      case "request_too_large" -> 413;
      case "rate_limit_error", "rate_limit_exceeded", "insufficient_quota" -> 429;
      case "overloaded_error" -> 529;
      default -> 500;
    };
  }

  /**
   * Calls that were throttled together would come back together: each waits a little longer, up to
   * a fifth. Without a wait of the provider's, the activity's own back-off holds.
   */
  private static ApplicationFailure retry(
      Trouble trouble, String message, Optional<Duration> providersWait) {
    ApplicationFailure.Builder failure =
        ApplicationFailure.newBuilder().setType(trouble.type()).setMessage(message);
    providersWait.ifPresent(
        wait -> {
          double stretch = 1 + ThreadLocalRandom.current().nextDouble(0.2);
          failure.setNextRetryDelay(Duration.ofMillis((long) (wait.toMillis() * stretch)));
        });
    return failure.build();
  }
}
