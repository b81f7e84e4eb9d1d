package dev.awo.worker.propose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeSurveyTest {
  private static final String LONG = "value = 1\n".repeat(20);

  @TempDir Path root;

  @Test
  void remarksFindingsAndSourcesWithoutATestAreNamed() throws IOException {
    write("src/parser.py", LONG + "# TODO: refuse empty input\n");
    write("src/lexer.py", LONG);
    write("tests/test_lexer.py", LONG);
    write("src/run.py", LONG + "eval(input())\n");

    TreeSurvey survey = TreeSurvey.of(new FakeTree(), root, () -> {});

    assertThat(survey.text(2_000))
        .startsWith("THE MAP")
        .contains("src/parser.py:21: TODO: refuse empty input")
        .contains("src/run.py:21: ")
        .contains("src/parser.py (21 lines)")
        .doesNotContain("src/lexer.py (");
    assertThat(survey.headline())
        .isEqualTo("looked over 4 files: 1 remark, 1 finding, 2 sources without a test");
  }

  @Test
  void listsKeepToTheirShareAndSayWhatIsLeftOut() throws IOException {
    write("a.py", "# TODO: one more of these\n".repeat(500));

    String text = TreeSurvey.of(new FakeTree(), root, () -> {}).text(600);

    assertThat(text).hasSizeLessThan(600 * 3).containsPattern("- and [0-9]+ more");
  }

  @Test
  void everyFileIsAHeartbeat() throws IOException {
    write("a.py", LONG);
    write("b.py", LONG);
    int[] pulses = {0};

    TreeSurvey.of(new FakeTree(), root, () -> pulses[0]++);

    assertThat(pulses[0]).isEqualTo(2);
  }

  private void write(String path, String text) throws IOException {
    Files.createDirectories(root.resolve(path).getParent());
    Files.writeString(root.resolve(path), text);
  }
}
