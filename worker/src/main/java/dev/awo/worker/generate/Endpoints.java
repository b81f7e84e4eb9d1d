package dev.awo.worker.generate;

import dev.awo.def.FailureKind;
import dev.awo.def.generate.Provider;
import dev.awo.worker.generate.Endpoint.TokenLimit;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds a provider's base URL and key in the environment or in the home's {@code .env}, which is
 * read anew for each call, so that a key can be mended while tasks wait for it.
 */
final class Endpoints {
  /** {@code max_tokens} or {@code max_completion_tokens}, where the choice made here is wrong. */
  static final String TOKEN_LIMIT_VARIABLE = "OPENAI_TOKEN_LIMIT_FIELD";

  private static final Pattern VERSIONED = Pattern.compile(".*/v[0-9]+");
  private static final Pattern HEADER_VALUE = Pattern.compile("[\\x21-\\x7e]+");

  /** OpenAI's reasoning models and everything from GPT-5 on, also behind a proxy's prefix. */
  private static final Pattern NEWER_OPENAI_MODEL = Pattern.compile("(.*/)?(o[1-9]|gpt-[5-9]).*");

  private final GenerateSettings settings;

  Endpoints(GenerateSettings settings) {
    this.settings = settings;
  }

  /** Fails with {@link FailureKind#PROVIDER_CONFIGURATION} when something is missing or wrong. */
  Endpoint of(Provider provider, String model) {
    Map<String, String> variables = settings.variables();
    provider
        .missingFrom(variables)
        .ifPresent(
            missing -> {
              throw FailureKind.PROVIDER_CONFIGURATION.failure(missing);
            });
    URI base = baseUrl(provider, variables);
    return new Endpoint(
        provider, base, key(provider, variables), tokenLimit(base, model, variables));
  }

  private static Optional<String> key(Provider provider, Map<String, String> variables) {
    Optional<String> key = value(variables, provider.keyVariable());
    if (key.isPresent() && !HEADER_VALUE.matcher(key.get()).matches()) {
      throw FailureKind.PROVIDER_CONFIGURATION.failure(
          provider.keyVariable()
              + " holds blanks, line breaks or characters that no key has: copy it again");
    }
    return key;
  }

  private static URI baseUrl(Provider provider, Map<String, String> variables) {
    String text =
        value(variables, provider.baseUrlVariable()).orElseGet(() -> officialUrl(provider));
    return parsed(text)
        .filter(Endpoints::isPlainHttp)
        .map(uri -> versioned(provider, uri))
        .orElseThrow(
            () ->
                FailureKind.PROVIDER_CONFIGURATION.failure(
                    provider.baseUrlVariable()
                        + " is no base URL: write it like https://host/v1, without user, password"
                        + " or query"));
  }

  private static Optional<URI> parsed(String text) {
    try {
      return Optional.of(new URI(text.replaceFirst("/+$", "")));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean isPlainHttp(URI uri) {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    return (scheme.equals("http") || scheme.equals("https"))
        && uri.getHost() != null
        && uri.getUserInfo() == null
        && uri.getQuery() == null
        && uri.getFragment() == null;
  }

  /**
   * Anthropic's convention is a base URL without {@code /v1}, OpenAI's is one with it; users write
   * both. Compatible servers with another path of their own, such as {@code /v1beta/openai}, mean
   * it.
   */
  private static URI versioned(Provider provider, URI base) {
    boolean complete =
        provider == Provider.ANTHROPIC
            ? VERSIONED.matcher(base.getPath()).matches()
            : !base.getPath().isEmpty();
    return complete ? base : URI.create(base + "/v1");
  }

  private static String officialUrl(Provider provider) {
    return switch (provider) {
      case ANTHROPIC -> "https://api.anthropic.com/v1";
      case OPENAI -> "https://api.openai.com/v1";
      case SCRIPTED -> throw new IllegalArgumentException("a file has no base URL");
    };
  }

  private static TokenLimit tokenLimit(URI base, String model, Map<String, String> variables) {
    Optional<String> named = value(variables, TOKEN_LIMIT_VARIABLE);
    if (named.isPresent()) {
      return named(named.get());
    }
    String host = base.getHost().toLowerCase(Locale.ROOT);
    boolean official = host.equals("api.openai.com") || host.endsWith(".openai.azure.com");
    return official || NEWER_OPENAI_MODEL.matcher(model).matches()
        ? TokenLimit.MAX_COMPLETION_TOKENS
        : TokenLimit.MAX_TOKENS;
  }

  private static TokenLimit named(String field) {
    return switch (field) {
      case "max_tokens" -> TokenLimit.MAX_TOKENS;
      case "max_completion_tokens" -> TokenLimit.MAX_COMPLETION_TOKENS;
      default ->
          throw FailureKind.PROVIDER_CONFIGURATION.failure(
              TOKEN_LIMIT_VARIABLE + " must be max_tokens or max_completion_tokens");
    };
  }

  private static Optional<String> value(Map<String, String> variables, String name) {
    return Optional.ofNullable(variables.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }
}
