package dev.awo.api.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporalCliTest {
  /** The SDK's own seam; nothing listens there, as on a machine without a network. */
  private static final String DOWNLOAD = "io.temporal.testing.devServerDownloadBaseUrl";

  private final Path directory;
  private final Home home;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final List<String> said = new ArrayList<>();

  TemporalCliTest(@TempDir Path temporary) throws IOException {
    directory = temporary.toRealPath();
    home = new Home(directory.resolve("home"));
    environment.put("HOME", directory.resolve("user").toString());
    environment.put("PATH", directory.resolve("bin").toString());
  }

  @BeforeEach
  void noNetwork() {
    System.setProperty(DOWNLOAD, "http://127.0.0.1:1");
  }

  @AfterEach
  void networkAgain() {
    System.clearProperty(DOWNLOAD);
  }

  private Path program(String name, String script) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + script);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private TemporalCli cli() {
    return new TemporalCli(home, StackSettings.of(home), environment);
  }

  @Test
  void theOrderIsConfiguredThenPathThenHomeThenUser() throws IOException {
    assertThat(cli().find()).isEmpty();
    Path user = program("user/.cache/awo/temporal-cli/temporal", "");
    assertThat(cli().find()).contains(user);
    Path own = program("home/data/cache/temporal-cli/temporal", "");
    assertThat(cli().find()).contains(own);
    Path onPath = program("bin/temporal", "");
    assertThat(cli().find()).contains(onPath);
    Path inSettings = program("settings/temporal", "");
    Files.writeString(home.settings(), "temporal: {cli: " + inSettings + "}\n");
    assertThat(cli().find()).contains(inSettings);
    Path inVariable = program("variable/temporal", "");
    environment.put(TemporalCli.VARIABLE, inVariable.toString());
    assertThat(cli().find()).contains(inVariable);
  }

  @Test
  void aConfiguredProgramThatCannotRunIsSaidAtOnce() throws IOException {
    program("bin/temporal", "");
    environment.put(TemporalCli.VARIABLE, directory.resolve("nothing").toString());

    assertThatThrownBy(() -> cli().find())
        .isInstanceOf(StackProblem.class)
        .hasMessageContaining("nothing, which is no executable file")
        .hasMessageContaining(TemporalCli.VARIABLE);
  }

  @Test
  void withoutADownloadItIsBuiltWithGoAndKeptForTheUser() throws IOException {
    program(
        "bin/go",
        """
        [ "$*" = "install -v github.com/temporalio/cli/cmd/temporal@v1.5.1" ] || exit 9
        echo '#!/bin/sh' >"$GOBIN/temporal"
        /bin/chmod +x "$GOBIN/temporal"
        """);

    Path built = cli().provide(said::add);

    assertThat(built)
        .isEqualTo(directory.resolve("user/.cache/awo/temporal-cli/temporal"))
        .isExecutable();
    assertThat(said).anyMatch(line -> line.contains("about 5 minutes"));
    assertThat(cli().find()).isEqualTo(Optional.of(built));
    assertThat(built.getParent()).isDirectoryNotContaining("glob:**building-*");
  }

  @Test
  void theCacheOfTheUserMayBeElsewhere() throws IOException {
    environment.put("XDG_CACHE_HOME", directory.resolve("xdg").toString());
    Path kept = program("xdg/awo/temporal-cli/temporal", "");

    assertThat(cli().find()).contains(kept);
  }

  @Test
  void aFailedBuildSaysWhatGoSaid() throws IOException {
    program("bin/go", "echo 'module lookup: no such host'; exit 1\n");

    assertThatThrownBy(() -> cli().provide(said::add))
        .isInstanceOf(StackProblem.class)
        .hasMessageContaining("module lookup: no such host")
        .hasMessageContaining("put 'temporal' on PATH");
  }

  @Test
  void whereNothingHelpsTheReasonsAreInOneLine() {
    assertThatThrownBy(() -> cli().provide(said::add))
        .isInstanceOfSatisfying(
            StackProblem.class,
            problem -> {
              assertThat(problem.kind()).isEqualTo(StackProblem.Kind.INPUT);
              assertThat(problem.words())
                  .contains("the download failed", "Go, with which it could be built")
                  .hasLineCount(1);
            });
  }
}
