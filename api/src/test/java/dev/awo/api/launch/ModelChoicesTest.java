package dev.awo.api.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.api.view.NewTask;
import dev.awo.api.view.Problem.FieldError;
import dev.awo.def.spec.Read;
import dev.awo.def.spec.Settings;
import dev.awo.def.spec.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelChoicesTest {
  @TempDir private Path directory;

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

  @ParameterizedTest(name = "--agent {0} --model {1}")
  @CsvSource(
      textBlock =
          """
          mine, , mine/default
          mine, big, mine/big
          picky, m-1, picky/m-1
          , mine/big, mine/big
          cursor, , cursor/auto
          cursor, gpt-5, cursor/gpt-5
          """)
  void aCliAgentIsAskedWhenItsProgramAndItsKeysAreThere(String agent, String model, String chosen)
      throws IOException {
    List<FieldError> errors = new ArrayList<>();

    assertThat(cli("mine", "cursor-agent").choose(task(agent, model), Optional.empty(), errors))
        .hasValueSatisfying(choice -> assertThat(choice).hasToString(chosen));
    assertThat(errors).isEmpty();
  }

  @ParameterizedTest(name = "--agent {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cursor  | | cursor-agent, which is not on PATH: install it with 'curl https://cursor.com/
          keyless | | set MISSING_KEY in the environment or in .env
          picky   | | must name a model of picky
          claude  | | must be declared in awo.yml under 'agents'
          other   | | unknown provider; known are anthropic, openai, scripted, cursor, mine
          """)
  void whatACliAgentLacksIsSaid(String agent, String model, String words) throws IOException {
    List<FieldError> errors = new ArrayList<>();

    assertThat(cli("mine").choose(task(agent, model), Optional.empty(), errors)).isEmpty();
    assertThat(errors).singleElement().asString().contains(words);
  }

  /** Choices on a machine that has these programs. */
  private ModelChoices cli(String... programs) throws IOException {
    for (String program : programs) {
      Path file = Files.writeString(directory.resolve(program), "#!/bin/sh\n");
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    Read<Settings> settings =
        new SpecReader()
            .settings(
                """
                agents:
                  mine: {run: "mine {{prompt_file}}"}
                  picky: {run: "mine {{model}}"}
                  keyless: {run: mine, keys: [MISSING_KEY]}
                """);
    return new ModelChoices(
        ((Read.Valid<Settings>) settings).value(),
        () -> Map.of("PATH", directory.toString(), "CURSOR_API_KEY", "c"));
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
