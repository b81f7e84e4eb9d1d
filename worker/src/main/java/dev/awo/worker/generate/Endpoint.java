package dev.awo.worker.generate;

import dev.awo.def.generate.Provider;
import java.net.URI;
import java.util.Optional;

/**
 * Where a provider is reached, and with which key.
 *
 * @param baseUrl what langchain4j puts its paths behind
 * @param key absent when a server of one's own needs none
 * @param tokenLimit how an OpenAI-compatible server wants the cap on the answer named
 */
record Endpoint(Provider provider, URI baseUrl, Optional<String> key, TokenLimit tokenLimit) {
  /**
   * OpenAI's newer models refuse {@code max_tokens}; many compatible servers know nothing else, and
   * pass over what they do not know.
   */
  enum TokenLimit {
    MAX_TOKENS,
    MAX_COMPLETION_TOKENS
  }

  /** The host as messages name it: without credentials, path and query. */
  String host() {
    return baseUrl.getPort() < 0 ? baseUrl.getHost() : baseUrl.getHost() + ":" + baseUrl.getPort();
  }

  /** Never the key. */
  @Override
  public String toString() {
    return provider.label() + " at " + host();
  }
}
