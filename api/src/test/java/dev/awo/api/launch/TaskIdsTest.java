package dev.awo.api.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.def.TaskKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskIdsTest {
  @ParameterizedTest(name = "[{index}]")
  @CsvSource(
      textBlock =
          """
          Add a test for the login page, add-test-for-the
          use key sk-abc123XYZ in config, use-key-in-config
          see https://intranet.example/secret now, see-now
          修正 bug, bug
          x y z, task
          '  ', task
          supercalifragilisticexpialidocious word, word
          mail bob@corp.example please, mail-please
          """)
  void onlyPlainWordsOfThePromptBecomePartOfTheId(String prompt, String words) {
    String id = TaskIds.from(prompt);

    assertThat(id).matches(words + "-[a-z0-9]{5}");
    assertThat(TaskKey.isSafe(id)).isTrue();
  }

  @ParameterizedTest(name = "[{index}]")
  @CsvSource(
      textBlock =
          """
          Web Shop, web-shop
          .dotfiles, dotfiles
          ---, project
          ÄÖÜ, project
          my_app.v2, my-app-v2
          """)
  void aProjectIsNamedAfterItsDirectory(String directory, String id) {
    assertThat(TaskIds.ofDirectory(directory)).isEqualTo(id);
    assertThat(TaskKey.isSafe(TaskIds.ofDirectory(directory.repeat(40)))).isTrue();
  }
}
