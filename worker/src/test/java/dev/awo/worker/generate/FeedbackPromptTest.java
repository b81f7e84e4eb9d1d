package dev.awo.worker.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.worker.generate.Conversation.Role;
import dev.awo.worker.generate.Conversation.Turn;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the next attempt is told. */
final class FeedbackPromptTest {
  private static final String ANSWER = "Adding now.\n\n```python:sum.py\nreturn a * b\n```\n";

  @TempDir Path root;

  private Requests requests;

  @BeforeEach
  void workspace() {
    requests = new Requests(root).file("sum.py", "def add(a, b):\n    return a - b\n");
  }

  @Test
  void failedAnswerIsTheModelsOwnTurnAndFindingsFollow() {
    Conversation first = requests.conversation();

    Conversation second = requests.feedback(ANSWER, "AssertionError: 6 != 5").conversation();

    assertThat(second.turns())
        .extracting(Turn::role)
        .containsExactly(Role.SYSTEM, Role.USER, Role.ASSISTANT, Role.USER);
    assertThat(second.turns().subList(0, 2)).isEqualTo(first.turns());
    assertThat(second.turns().get(2).text()).isEqualTo(ANSWER);
    assertThat(second.turns().get(3).text())
        .contains("```text\nAssertionError: 6 != 5\n```", "turned down");
  }

  @Test
  void templateThatQuotesTheAnswerGetsOneTurn() {
    requests.homeFile("prompts/fix-errors.md", "You said {{previous_answer}} but {{findings}}");

    Conversation prompt = requests.feedback(ANSWER, "it is wrong").conversation();

    assertThat(prompt.turns()).extracting(Turn::role).containsExactly(Role.SYSTEM, Role.USER);
    assertThat(prompt.turns().get(1).text()).contains("Fix the sum.", "You said Adding now.");
  }

  @Test
  void filesThatTheFindingsNameAreShown() {
    requests.contextFiles("sum.py").file("src/call.py", "import sum\n").file("src/rest.py", "\n");

    Conversation prompt =
        requests
            .feedback(ANSWER, "File \"/workspace/src/call.py\", line 1, in <module>")
            .conversation();

    assertThat(prompt.turns().get(3).text())
        .contains("```python:src/call.py\nimport sum\n```")
        .doesNotContain("rest.py", "python:sum.py");
  }

  @Test
  void longFindingsKeepHeadAndTail() {
    String middle = "one more line of noise\n".repeat(5_000);

    Conversation prompt =
        requests.feedback(ANSWER, "FIRST LINE\n" + middle + "LAST LINE\n").conversation();

    assertThat(prompt.turns().get(3).text()).contains("FIRST LINE", "LAST LINE", "lines left out");
    assertThat(Tokens.in(prompt.asText())).isLessThanOrEqualTo(20_000);
  }

  @Test
  void longAnswerKeepsWholeEditsAndNamesTheOthers() {
    String big = "x = 1\n".repeat(20_000);
    String answer =
        "Much talk.\n```python:big.py\n" + big + "```\n```python:sum.py\nreturn a + b\n```\n";

    Conversation prompt = requests.feedback(answer, "too big").conversation();

    assertThat(prompt.turns().get(2).text())
        .contains("[the edit python:big.py, 20002 lines, is not repeated here]")
        .contains("```python:sum.py\nreturn a + b\n```")
        .doesNotContain("x = 1");
  }

  @Test
  void emptyAnswerIsNoEmptyTurn() {
    assertThat(requests.feedback("", "nothing came").conversation().turns().get(2).text())
        .isNotBlank();
  }
}
