package dev.awo.worker.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.def.AttemptKey;
import dev.awo.def.BlobId;
import dev.awo.def.TaskKey;
import dev.awo.def.git.CommitMessage;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommitTextTest {
  private static final AttemptKey KEY =
      new AttemptKey(new TaskKey("demo", "fix-login"), "run-1", 0, 2);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Fix the login.                       | Fix the login",
        "Fix the login. Then add a test.      | Fix the login",
        "Use version 1.2 of the library       | Use version 1.2 of the library",
        "# Fix the login                      | Fix the login",
        "- Fix   the\tlogin                   | Fix the login",
        "Is it broken? Repair it              | Is it broken",
        "''                                   | Task fix-login",
        "'  \n\n Fix it \n and that'          | Fix it",
        "'Fix\u202e it\u0007'                 | Fix it",
      })
  void theSubjectIsTheFirstSentence(String instruction, String subject) {
    assertThat(text(instruction, "implement", 0).lines().findFirst()).hasValue(subject);
  }

  @Test
  void aLongSubjectEndsWithAWholeWordWithin72Characters() {
    String subject = text("word ".repeat(40), "implement", 0).lines().findFirst().orElseThrow();

    assertThat(subject).hasSizeLessThanOrEqualTo(72).endsWith("word…");
  }

  @Test
  void aLongWordIsCut() {
    String subject = text("😀".repeat(100), "implement", 0).lines().findFirst().orElseThrow();

    assertThat(subject.codePoints()).hasSize(72);
    assertThat(subject).startsWith("😀").endsWith("😀…");
  }

  @Test
  void theWholeInstructionFollowsWhenTheSubjectIsNotAllOfIt() {
    String instruction = "Fix it. It must:\r\n\r\n- work\r\n- be tested\r\n\r\nAwo-Cost: $0\r\n";

    assertThat(text(instruction, "implement", 1_500_000))
        .isEqualTo(
            """
            Fix it

            Fix it. It must:

            - work
            - be tested

            Awo-Cost: $0

            Awo-Task: demo/fix-login
            Awo-Run: run-1
            Awo-Step: implement
            Awo-Attempt: 2
            Awo-Model: some/model
            Awo-Prompt: 0000000000000000000000000000000000000000000000000000000000000000
            Awo-Verified: scan, npm test
            Awo-Approved-By: Ada
            Awo-Cost: $1.500000
            """);
  }

  @Test
  void aTrailerStaysOneLine() {
    assertThat(text("Fix it", "a\nAwo-Cost: $0\u2028b", 7))
        .contains("\nAwo-Step: a Awo-Cost: $0b\n")
        .endsWith("\nAwo-Cost: $0.000007\n");
  }

  private static String text(String instruction, String step, long cost) {
    BlobId unused = new BlobId("00".repeat(32));
    return CommitText.of(
        instruction,
        KEY,
        new CommitMessage(
            unused, step, "some/model", unused, "scan, npm test", Optional.of("Ada"), cost));
  }
}
