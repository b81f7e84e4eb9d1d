package dev.awo.worker.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.awo.def.generate.StopReason;
import dev.awo.worker.files.AnswerOutcome.Applied;
import dev.awo.worker.files.AnswerOutcome.Blocked;
import dev.awo.worker.files.ApplyRequest.Writing;
import dev.awo.worker.files.FileChange.Action;
import dev.awo.worker.files.JudgeRequest.TreeChange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerApplierTest {
  private static final AnswerApplier APPLIER = new AnswerApplier(text -> List.of());

  @TempDir private Path root;

  @Test
  void limitOfFilesCountsFiles() throws IOException {
    assertThat(reasons(apply(files(200)))).isEmpty();
    assertThat(reasons(apply(files(201)))).containsExactly("too_many_files");
  }

  @Test
  void cutOffAnswersAreDiscardedWhateverTheProviderCallsIt() throws IOException {
    assertThat(reasons(apply(files(1), StopReason.CONTENT_FILTER))).containsExactly("truncated");
    assertThat(reasons(apply(files(1), StopReason.LENGTH))).containsExactly("truncated");
    assertThat(reasons(apply(files(1), StopReason.OTHER))).isEmpty();
  }

  @Test
  void detailOfAFailedSearchShowsTheNearestLines() throws IOException {
    TreeFixture.file(root, "a.js", "one();\nconst total = sum(values);\nthree();\n");

    AnswerOutcome outcome =
        apply("a.js\n<<<<<<< SEARCH\nconst total = sum(items);\n=======\nx\n>>>>>>> REPLACE\n");

    assertThat(((Blocked) outcome).rejections().get(0).detail())
        .contains("2: const total = sum(values);");
  }

  @Test
  void largeFileThatIsThereCanOnlyBeDeleted() throws IOException {
    TreeFixture.file(root, "big.txt", "x".repeat(2 << 20));

    assertThat(reasons(apply("```text:big.txt\nx\n```\n"))).containsExactly("too_large");
    assertThat(
            reasons(
                apply("```diff\ndiff --git a/big.txt b/big.txt\ndeleted file mode 100644\n```\n")))
        .isEmpty();
    assertThat(root.resolve("big.txt")).doesNotExist();
  }

  @Test
  void fileThatIsNoUtf8CanOnlyBeReplaced() throws IOException {
    Files.write(root.resolve("a.txt"), new byte[] {'a', (byte) 0xE9, '\n', 'b', '\n'});

    assertThat(reasons(apply("a.txt\n<<<<<<< SEARCH\nb\n=======\nc\n>>>>>>> REPLACE\n")))
        .containsExactly("invalid_unicode");
    assertThat(reasons(apply("```text:a.txt\nc\n```\n"))).isEmpty();
  }

  @Test
  void invalidBytesInProseRejectTheAnswerAsAWhole() throws IOException {
    byte[] answer = ("caf\u00E9\n" + files(1)).getBytes(StandardCharsets.ISO_8859_1);

    AnswerOutcome outcome =
        APPLIER.apply(
            new ApplyRequest(
                root,
                AnswerText.decode(answer),
                StopReason.STOP,
                GuardPolicy.DEFAULT,
                Writing.WRITE));

    assertThat(reasons(outcome)).containsExactly("invalid_unicode");
  }

  static Stream<Function<Path, String>> costlyAnswers() {
    String block = "<<<<<<< SEARCH\nx\n=======\ny\n>>>>>>> REPLACE\n";
    return Stream.of(
        path -> "a".repeat(10 << 20),
        path -> "\n".repeat(10 << 20),
        path -> " ".repeat(10 << 20) + "x",
        path -> "```js\nx\n```\n".repeat(100_000),
        path -> "```js:a.js\nx\n```\n".repeat(100_000),
        path -> "```js:a.js\n".repeat(100_000),
        path -> "```js:a.js\n```md:b.md\n".repeat(100_000),
        path ->
            IntStream.range(0, 100_000)
                .mapToObj(i -> "```js:a" + i + "\nx\n```\n")
                .collect(Collectors.joining()),
        path -> "```js:\nx\n```\n".repeat(100_000),
        path -> "```js:a.js\n<<<<<<< SEARCH\n```\n".repeat(100_000),
        path -> "<!-- file: a -->\nx\n".repeat(100_000),
        path -> "`".repeat(10 << 20),
        path -> "```" + " title=\"".repeat(1 << 20),
        path -> "<!-- file:" + " ".repeat(4000) + "\n```js\n```\n",
        path -> ("# ".repeat(2000) + "\n```js\nx\n```\n").repeat(1000),
        path -> "<<<<<<< SEARCH\n".repeat(300_000),
        path -> "<<<<<< SEARCH\n".repeat(300_000),
        path -> "long.txt\n" + block.repeat(100_000),
        path ->
            "long.txt\n"
                + "<<<<<<< SEARCH\nline 7\n=======\nline 7\n>>>>>>> REPLACE\n".repeat(100_000),
        path ->
            "```diff\n--- a/long.txt\n+++ b/long.txt\n"
                + "@@ -1 +1 @@\n-nope\n+x\n".repeat(100_000)
                + "```\n",
        path ->
            "```diff\n--- a/long.txt\n+++ b/long.txt\n" + "@@ -1 +1 @@\n".repeat(500_000) + "```\n",
        path -> "--- a/x\n+++ b/x\n@@ -1 +1 @@\n".repeat(200_000),
        path ->
            "```js:a.js\n"
                + "// ... aaaaaaa bbbbbbbb ccccccccc ddddddd eeeeeeee ffffffff ggggggg\n"
                    .repeat(15_000)
                + "```\n",
        path -> "```js:a.js\n" + "/* ... */ ".repeat(100_000) + "\n```\n",
        path -> "```text:" + "a/".repeat(1 << 20) + "b\nx\n```\n",
        path -> "```text:" + "%25".repeat(1 << 20) + "\nx\n```\n",
        path -> "x\n`" + "`a.b` ".repeat(500) + "\n" + block);
  }

  @ParameterizedTest
  @MethodSource("costlyAnswers")
  void costlyAnswersEndSoon(Function<Path, String> maker) throws IOException {
    TreeFixture.file(
        root,
        "long.txt",
        IntStream.range(0, 50_000).mapToObj(i -> "line " + i).collect(Collectors.joining("\n")));
    String answer = maker.apply(root);

    AnswerOutcome outcome = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> apply(answer));

    assertThat(outcome).isNotNull();
  }

  @Test
  void changesMadeByAnAgentAreJudgedByTheSameGuard() throws IOException {
    TreeFixture.file(root, "src/ok.js", "new\n");
    TreeFixture.file(root, "yarn.lock", "x\n");
    TreeFixture.file(root, "bad.js", "\u202E\n");
    TreeFixture.link(root, "link", "/etc");
    TreeFixture.file(root, "Makefile", "x\n");
    TreeFixture.file(root, "makefile", "y\n");

    AnswerOutcome outcome =
        judge(
            change("src/ok.js", "old\n", "new\n", "100644"),
            change("yarn.lock", "a\n", "x\n", "100644"),
            change("bad.js", null, "\u202E\n", "100644"),
            change("link", null, "/etc", "120000"),
            change("sub", null, "Subproject commit 1", "160000"),
            change("link/passwd", null, "x\n", "100644"),
            change("makefile", null, "y\n", "100644"),
            change(".github/workflows/ci.yml", "x\n", null, "100644"),
            change("logo.png", null, "\u0000", "100644"));

    assertThat(((Blocked) outcome).rejections())
        .extracting(rejection -> rejection.reason().wireName() + " " + rejection.path())
        .containsExactly(
            "protected_file yarn.lock",
            "bidi_control bad.js",
            "symlink_escape link",
            "unsupported_mode sub",
            "symlink_escape link/passwd",
            "case_collision makefile",
            "protected_file .github/workflows/ci.yml",
            "binary_content logo.png");
  }

  @Test
  void goodChangesOfAnAgentAreListedWithTheirBytes() throws IOException {
    TreeFixture.file(root, "a.js", "new\n");
    TreeFixture.program(root, "run.sh", "x\n");

    AnswerOutcome outcome =
        judge(
            change("a.js", "old\n", "new\n", "100644"),
            change("run.sh", null, "x\n", "100755"),
            change("gone.js", "x\n", null, "100644"));

    assertThat(((Applied) outcome).changes())
        .containsExactly(
            new FileChange(
                "a.js", Action.MODIFIED, Optional.of(content("new\n")), FileMode.REGULAR),
            new FileChange(
                "run.sh", Action.CREATED, Optional.of(content("x\n")), FileMode.EXECUTABLE),
            new FileChange("gone.js", Action.DELETED, Optional.empty(), FileMode.REGULAR));
  }

  private AnswerOutcome apply(String answer) throws IOException {
    return apply(answer, StopReason.STOP);
  }

  private AnswerOutcome apply(String answer, StopReason stop) throws IOException {
    return APPLIER.apply(
        new ApplyRequest(root, AnswerText.of(answer), stop, GuardPolicy.DEFAULT, Writing.WRITE));
  }

  private AnswerOutcome judge(TreeChange... changes) throws IOException {
    return APPLIER.judge(new JudgeRequest(root, List.of(changes), GuardPolicy.DEFAULT));
  }

  private static TreeChange change(
      String path,
      @org.jspecify.annotations.Nullable String before,
      @org.jspecify.annotations.Nullable String after,
      String mode) {
    return new TreeChange(
        path,
        Optional.ofNullable(before).map(AnswerApplierTest::content),
        Optional.ofNullable(after).map(AnswerApplierTest::content),
        mode);
  }

  private static FileContent content(String text) {
    return FileContent.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String files(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "```text:d/f" + i + ".txt\nx\n```\n")
        .collect(Collectors.joining());
  }

  private static List<String> reasons(AnswerOutcome outcome) {
    return outcome instanceof Blocked blocked
        ? blocked.rejections().stream().map(rejection -> rejection.reason().wireName()).toList()
        : List.of();
  }
}
