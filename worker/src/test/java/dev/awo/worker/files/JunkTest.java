package dev.awo.worker.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.def.generate.StopReason;
import dev.awo.worker.files.ApplyRequest.Writing;
import dev.awo.worker.files.JudgeRequest.TreeChange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class JunkTest {
  private static final AnswerApplier APPLIER = new AnswerApplier(text -> List.of());

  @TempDir private Path root;

  @ParameterizedTest(name = "{0} {1}")
  @CsvFileSource(resources = "junk.tsv", delimiter = '\t')
  void newFilesAreJunkByTheirPath(String verdict, String path, String reason) {
    assertThat(Junk.pattern(path).isPresent()).as(reason).isEqualTo(verdict.equals("junk"));
  }

  @Test
  void anAnswerWithANewJunkFileIsRefusedAsAWhole() throws IOException {
    AnswerOutcome outcome = apply("```src/a.js\na\n```\n\n```debug.log\nx\n```\n");

    assertThat(outcome)
        .isInstanceOfSatisfying(
            AnswerOutcome.Blocked.class,
            blocked ->
                assertThat(blocked.rejections())
                    .singleElement()
                    .satisfies(
                        rejection -> {
                          assertThat(rejection.path()).isEqualTo("debug.log");
                          assertThat(rejection.reason()).isEqualTo(Reason.JUNK_FILE);
                          assertThat(rejection.detail()).endsWith("leave it out");
                        }));
    assertThat(root.resolve("src/a.js")).doesNotExist();
  }

  @Test
  void whatTheRepositoryHasMayBeChanged() throws IOException {
    Files.createDirectories(root.resolve("dist"));
    Files.writeString(root.resolve("dist/index.js"), "old\n");

    assertThat(apply("```dist/index.js\nnew\n```\n")).isInstanceOf(AnswerOutcome.Applied.class);
  }

  @Test
  void whatAnAgentLeftBehindIsPassedOver() throws IOException {
    AnswerOutcome outcome =
        APPLIER.judge(
            new JudgeRequest(
                root,
                List.of(created("__pycache__/a.pyc"), created("a.txt")),
                GuardPolicy.DEFAULT));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            AnswerOutcome.Applied.class,
            applied ->
                assertThat(applied.changes()).extracting(FileChange::path).containsOnly("a.txt"));
  }

  @Test
  void anAgentThatLeftNothingButJunkChangedNothing() throws IOException {
    AnswerOutcome outcome =
        APPLIER.judge(
            new JudgeRequest(root, List.of(created("logs/run.log")), GuardPolicy.DEFAULT));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            AnswerOutcome.Blocked.class,
            blocked ->
                assertThat(blocked.rejections())
                    .extracting(Rejection::reason)
                    .containsExactly(Reason.NO_EDITS));
  }

  private TreeChange created(String path) throws IOException {
    Files.createDirectories(root.resolve(path).getParent());
    Files.writeString(root.resolve(path), "x\n");
    return new TreeChange(
        path,
        Optional.empty(),
        Optional.of(FileContent.of("x\n".getBytes(StandardCharsets.UTF_8))),
        "100644");
  }

  private AnswerOutcome apply(String answer) throws IOException {
    return APPLIER.apply(
        new ApplyRequest(
            root,
            AnswerText.of(answer),
            StopReason.STOP,
            GuardPolicy.DEFAULT,
            path -> Junk.pattern(path).map(pattern -> "junk"),
            Writing.WRITE));
  }
}
