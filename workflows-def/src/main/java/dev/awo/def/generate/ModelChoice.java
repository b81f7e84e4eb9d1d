package dev.awo.def.generate;

/**
 * Which model to ask, and how much it may read and write.
 *
 * @param provider {@code anthropic}, {@code openai}, {@code scripted} or the name of a CLI agent
 * @param model the provider's own name for the model
 * @param maxOutputTokens cap on the answer; a truncated answer raises it for the next attempt
 * @param promptTokens budget for the prompt, context files and project summary included
 */
public record ModelChoice(String provider, String model, int maxOutputTokens, int promptTokens) {
  public ModelChoice withMaxOutputTokens(int tokens) {
    return new ModelChoice(provider, model, tokens, promptTokens);
  }

  @Override
  public String toString() {
    return provider + "/" + model;
  }
}
