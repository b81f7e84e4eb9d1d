package dev.awo.api.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.api.view.NewTask;
import dev.awo.api.view.Problem.FieldError;
import dev.awo.def.spec.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelChoicesTest {
  @ParameterizedTest(name = "--agent {0} --model {1}")
  @CsvSource(
      textBlock =
          """
          , , anthropic/claude-sonnet-4-5
          openai, , openai/gpt-5
          , openai/gpt-4.1, openai/gpt-4.1
          , claude-opus-4-5, anthropic/claude-opus-4-5
          , openai/, openai/gpt-5
          openai, anthropic/claude-opus-4-5, openai/anthropic/claude-opus-4-5
          , meta-llama/llama-4, anthropic/meta-llama/llama-4
          """)
  void aProviderBeforeTheModelsNameIsTheAgentUnlessOneIsNamed(
      String agent, String model, String chosen) {
    List<FieldError> errors = new ArrayList<>();
    ModelChoices choices =
        new ModelChoices(
            Settings.DEFAULT, () -> Map.of("ANTHROPIC_API_KEY", "a", "OPENAI_API_KEY", "o"));

    assertThat(choices.choose(task(agent, model), Optional.empty(), errors))
        .hasValueSatisfying(choice -> assertThat(choice).hasToString(chosen));
    assertThat(errors).isEmpty();
  }

  private static NewTask task(String agent, String model) {
    return new NewTask(
        "p",
        Optional.empty(),
        "do it",
        Optional.empty(),
        List.of(),
        Map.of(),
        List.of(),
        Optional.ofNullable(agent),
        Optional.ofNullable(model),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }
}
