package dev.awo.worker.secrets;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.re2j.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The shape of {@code rules.yaml}. */
record RuleFile(
    @JsonProperty("names") Names names,
    @JsonProperty("placeholders") Placeholders placeholders,
    @JsonProperty("rules") List<Entry> rules) {

  /** Words that make a name secret, and last words that take it back. */
  record Names(
      @JsonProperty("passwords") List<String> passwords,
      @JsonProperty("tokens") List<String> tokens,
      @JsonProperty("harmlessEndings") List<String> harmlessEndings) {}

  /**
   * What marks a value as not real: {@code always}, or {@code weak} where only the name made it a
   * secret.
   */
  record Placeholders(
      @JsonProperty("always") List<String> always, @JsonProperty("weak") List<String> weak) {}

  record Entry(
      @JsonProperty(value = "id", required = true) String id,
      @JsonProperty(value = "message", required = true) String message,
      @JsonProperty(value = "check", defaultValue = "format") String check,
      @JsonProperty(value = "keywords", required = true) List<String> keywords,
      @JsonProperty(value = "pattern", required = true) String pattern,
      @JsonProperty("entropy") double entropy) {

    SecretRule toRule() {
      SecretRule.Check kind = SecretRule.Check.of(Objects.requireNonNullElse(check, "format"));
      return new SecretRule(id, message, kind, keywords, Pattern.compile(pattern), entropy);
    }
  }

  static RuleFile load() {
    try (InputStream in = RuleFile.class.getResourceAsStream("rules.yaml")) {
      return new YAMLMapper().readValue(Objects.requireNonNull(in, "rules.yaml"), RuleFile.class);
    } catch (IOException e) {
      throw new UncheckedIOException("The built-in secret rules cannot be read", e);
    }
  }
}
