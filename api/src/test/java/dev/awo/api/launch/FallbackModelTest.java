package dev.awo.api.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.def.generate.ModelChoice;
import dev.awo.def.spec.Read;
import dev.awo.def.spec.Settings;
import dev.awo.def.spec.SpecReader;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FallbackModelTest {
  @ParameterizedTest(name = "{0} after {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "fallback_model: big                    | anthropic/small | anthropic/big | of the same agent",
        "fallback_model: openai/gpt-5           | anthropic/small | openai/gpt-5  | of another",
        "fallback_model: meta/big               | openai/small    | openai/meta/big | a name with a slash",
        "fallback_model: small                  | anthropic/small | none | the same again",
        "'agent: openai~fallback_model: big'    | anthropic/small | none | a model of another agent",
        "fallback_model: big                    | scripted/file   | none | a script is no model",
        "fallback_model: openai/gpt-5           | scripted/file   | openai/gpt-5 | named in full",
        "max_attempts: 2                        | anthropic/small | none | none is set"
      })
  void theFallbackIsAnotherModelThatCanBeAsked(
      String yaml, String first, String fallback, String reason) {
    assertThat(
            new FallbackModel(settings(yaml))
                .of(choice(first))
                .map(ModelChoice::toString)
                .orElse("none"))
        .as(reason)
        .isEqualTo(fallback);
  }

  @Test
  void aFallbackWithoutAKeyIsSaidBeforeTheTaskIsAccepted() {
    FallbackModel model = new FallbackModel(settings("fallback_model: openai/gpt-5"));

    assertThat(model.problem(choice("anthropic/small"), Map.of("ANTHROPIC_API_KEY", "a")))
        .hasValueSatisfying(
            words -> assertThat(words).contains("fallback_model", "OPENAI_API_KEY"));
    assertThat(model.problem(choice("anthropic/small"), Map.of("OPENAI_API_KEY", "o"))).isEmpty();
  }

  private static ModelChoice choice(String name) {
    int slash = name.indexOf('/');
    return new ModelChoice(name.substring(0, slash), name.substring(slash + 1), 1_000, 2_000);
  }

  private static Settings settings(String yaml) {
    if (new SpecReader().settings(yaml.replace('~', '\n')) instanceof Read.Valid<Settings> valid) {
      return valid.value();
    }
    throw new IllegalArgumentException("no valid settings: " + yaml);
  }
}
