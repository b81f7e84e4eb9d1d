package dev.awo.worker.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.def.generate.StopReason;
import dev.awo.worker.files.AnswerOutcome.Blocked;
import dev.awo.worker.files.ApplyRequest.Writing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every answer, however made. */
class AnswerPropertiesTest {
  private static final AnswerApplier APPLIER = new AnswerApplier(text -> List.of());

  private static final List<String> SPELLINGS =
      List.of(
          "..",
          ".",
          "/",
          "\\",
          "a",
          "src",
          ".git",
          "git~1",
          "%2e",
          "%2f",
          "%5c",
          "~",
          ":",
          " ",
          "C:",
          "\u200C",
          "\uFF0E",
          "\u2215",
          "\u202E",
          "root",
          "outside",
          "link",
          "l2",
          "con",
          ".g\u200Dit",
          "config",
          "x.txt",
          "\u0000",
          "\uD800",
          "-",
          ".GIT",
          "é",
          "e\u0301");

  private static final List<String> LINES =
      List.of(
          "```js:src/a.js",
          "```",
          "````",
          "~~~",
          "```md:README.md",
          "```text:../outside/x.txt",
          "```text:link/x.txt",
          "<!-- file: src/b.js -->",
          "src/a.js",
          "../outside/x.txt",
          "/etc/x",
          "<<<<<<< SEARCH",
          "=======",
          ">>>>>>> REPLACE",
          "a",
          "b",
          "",
          "```diff",
          "diff --git a/src/a.js b/src/a.js",
          "--- a/src/a.js",
          "+++ b/src/a.js",
          "--- /dev/null",
          "+++ /dev/null",
          "+++ b/../outside/x.txt",
          "@@ -1 +1 @@",
          "@@ -1,2 +1,9 @@",
          "@@",
          "-a",
          "+b",
          " a",
          "\\ No newline at end of file",
          "rename from src/a.js",
          "rename to link/q.js",
          "new file mode 120000",
          "deleted file mode 100644",
          "\u0000",
          "**src/c.js**",
          "  ```",
          "<think>",
          "</think>",
          "// ... existing code ...",
          "\uD83D",
          "```l2:l2/x");

  @Property(tries = 1000)
  void parsingNeverThrows(@ForAll String text) {
    assertThat(AnswerParser.parse(text).rejections()).isNotNull();
  }

  @Property(tries = 1000)
  void parsingScrambledAnswersEndsInEditsOrRejections(@ForAll("scrambled") String text) {
    Parsed parsed = AnswerParser.parse(text);

    assertThat(parsed.edits().size() + parsed.rejections().size()).isPositive();
  }

  @Property(tries = 200)
  void nothingIsEverWrittenOutsideAndRejectedAnswersWriteNothing(@ForAll("scrambled") String text)
      throws IOException {
    inTree(
        (root, all) -> {
          Map<String, String> before = TreeFixture.snapshot(all);

          AnswerOutcome outcome = apply(root, text);

          Map<String, String> after = TreeFixture.snapshot(all);
          if (outcome instanceof Blocked) {
            assertThat(after).isEqualTo(before);
          }
          before.keySet().removeIf(path -> path.startsWith("root/"));
          after.keySet().removeIf(path -> path.startsWith("root/"));
          assertThat(after).isEqualTo(before);
        });
  }

  @Property(tries = 300)
  void anySpellingOfAPathStaysInsideAndOutOfGit(@ForAll("spellings") String path)
      throws IOException {
    inTree(
        (root, all) -> {
          Map<String, String> before = TreeFixture.snapshot(all);
          String answer = "```text:" + path + "\nx\n```\n";

          apply(root, answer);

          Map<String, String> after = TreeFixture.snapshot(all);
          before.keySet().forEach(after::remove);
          assertThat(after.keySet())
              .allMatch(made -> made.startsWith("root/"))
              .noneMatch(made -> RepoPath.split(PathFold.foldLookAlikes(made)).contains(".git"));
        });
  }

  @Property(tries = 1000)
  void acceptedPathsAreRelativeAndPlain(@ForAll("spellings") String path) {
    boolean passes = new PathPolicy(GuardPolicy.DEFAULT).check(path).isEmpty();

    if (passes) {
      Path base = Path.of("/base");
      Path resolved = base.resolve(PathPolicy.normal(path));
      assertThat(resolved.startsWith(base)).isTrue();
      assertThat(resolved.normalize()).isEqualTo(resolved);
    }
  }

  @Provide
  Arbitrary<String> spellings() {
    return Arbitraries.of(SPELLINGS)
        .list()
        .ofMinSize(1)
        .ofMaxSize(9)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> scrambled() {
    return Arbitraries.of(LINES).list().ofMaxSize(25).map(lines -> String.join("\n", lines));
  }

  private static AnswerOutcome apply(Path root, String text) throws IOException {
    return APPLIER.apply(
        new ApplyRequest(
            root, AnswerText.of(text), StopReason.STOP, GuardPolicy.DEFAULT, Writing.WRITE));
  }

  @FunctionalInterface
  private interface Trial {
    void in(Path root, Path all) throws IOException;
  }

  private static void inTree(Trial trial) throws IOException {
    Path all = Files.createTempDirectory("answer-properties");
    try {
      Path root = Files.createDirectory(all.resolve("root"));
      TreeFixture.file(root, "src/a.js", "a\nb\n");
      TreeFixture.file(all, "outside/x.txt", "keep\n");
      TreeFixture.link(root, "link", "../outside");
      TreeFixture.link(root, "l2", all.resolve("outside").toString());
      trial.in(root, all);
    } finally {
      try (Stream<Path> entries = Files.walk(all)) {
        for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(entry);
        }
      }
    }
  }
}
