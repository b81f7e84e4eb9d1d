package dev.awo.worker.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnoreRulesTest {
  @TempDir private Path root;

  @BeforeEach
  void writeRules() throws IOException {
    Files.createDirectories(root.resolve("web/src"));
    Files.writeString(
        root.resolve(".gitignore"), "# comment\nout/\n*.tmp\n/only-here\n!keep.tmp\nlocal.*\n");
    Files.writeString(root.resolve("web/.gitignore"), "build\n!local.json\n");
    Files.createSymbolicLink(root.resolve("web/src/.gitignore"), root.resolve(".gitignore"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "true, out/a/b.txt, below an ignored directory",
    "true, web/out/x, at any depth",
    "false, out, a file where the rule is for directories",
    "true, a.tmp, by name",
    "true, web/src/a.tmp, by name at any depth",
    "false, keep.tmp, taken out again",
    "true, only-here, at the root",
    "false, web/only-here, not elsewhere",
    "true, web/build/x.js, by the rules of a directory",
    "false, build/x.js, which do not hold above it",
    "true, local.yml, by name",
    "false, web/local.json, a deeper file takes it out again",
    "false, src/a.js, no rule",
    "false, new/deep/er/a.js, directories that do not exist"
  })
  void decidesAsGitDoes(boolean ignored, String path, String reason) throws Exception {
    assertThat(new IgnoreRules(root).ignores(path)).as(reason).isEqualTo(ignored);
    assertThat(gitIgnores(path)).as("git itself: " + reason).isEqualTo(ignored);
  }

  private boolean gitIgnores(String path) throws Exception {
    run("git", "init", "-q");
    return run("git", "check-ignore", "-q", "--no-index", path) == 0;
  }

  private int run(String... command) throws Exception {
    return new ProcessBuilder(command)
        .directory(root.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
