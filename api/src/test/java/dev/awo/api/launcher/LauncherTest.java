package dev.awo.api.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTest {
  private final Path directory;
  private final FakeCheckout checkout;

  LauncherTest(@TempDir Path temporary) throws IOException {
    directory = temporary.toRealPath();
    checkout = FakeCheckout.in(directory);
    checkout.set("JAVA_HOME", FakeCheckout.jdk(directory.resolve("jdk"), "25").toString());
  }

  @Test
  void aFreshCheckoutIsBuiltFirst() throws Exception {
    checkout.maven(true);

    FakeCheckout.Result result = checkout.awo("queue", "--json");

    assertThat(result.exit()).isZero();
    assertThat(result.err())
        .contains("awo: building (the first time takes a few minutes)\n")
        .contains("awo:   Worker [3/4]\n");
    assertThat(checkout.mavenCalls())
        .containsExactly(
            "mvn -B -Dmaven.test.skip=true -Dspotless.check.skip=true package",
            "JAVA_HOME=" + directory.resolve("jdk"));
    assertThat(result.out())
        .contains("dev.awo.api.cli.Main\nqueue\n--json\n")
        .doesNotContain("Building");
  }

  @Test
  void aFreshCheckoutKeepsItsDataForItsOwnerAlone() throws Exception {
    checkout.maven(true);

    checkout.awo("queue");

    assertThat(Files.getPosixFilePermissions(checkout.root.resolve("data")))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void whatIsBuiltIsNotBuiltAgain() throws Exception {
    checkout.maven(true).built();

    FakeCheckout.Result result = checkout.awo("queue");

    assertThat(result.err()).isEmpty();
    assertThat(checkout.mavenCalls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pom.xml",
        "workflows-def/pom.xml",
        "workflows-def/src/main/A.java",
        "worker/src/main/B.java",
        "worker/pom.xml",
        "api/src/main/C.java",
        "api/src/main/resources/new.txt",
        "api/pom.xml"
      })
  void aSourceNewerThanTheJarsBringsABuild(String source) throws Exception {
    checkout.maven(true).built();
    checkout.write(source, Instant.now().minus(1, ChronoUnit.HOURS));

    assertThat(checkout.awo("queue").err()).contains("sources are newer than the jars: building");
    assertThat(checkout.mavenCalls()).hasSize(2);
    assertThat(checkout.awo("queue").err()).as("once is enough").isEmpty();
  }

  @Test
  void aDeletedSourceBringsABuild() throws Exception {
    checkout.maven(true).built();
    Files.delete(checkout.root.resolve("worker/src/main/B.java"));

    assertThat(checkout.awo("queue").err()).contains("sources are newer than the jars: building");
  }

  @Test
  void testsAndOtherFilesBringNone() throws Exception {
    checkout.maven(true).built();
    checkout.write("api/src/test/T.java", Instant.now());
    checkout.write("prompts/implement.md", Instant.now());

    assertThat(checkout.awo("queue").err()).isEmpty();
  }

  /** A build does not write a jar again whose content stays the same. */
  @Test
  void aJarThatABuildLeavesAloneIsNotStaleForEver() throws Exception {
    checkout.built();
    FakeCheckout.program(checkout.tools.resolve("mvn"), "echo mvn >>maven.calls\n");
    checkout.write("workflows-def/src/main/A.java", Instant.now().minus(1, ChronoUnit.HOURS));

    checkout.awo("queue");
    checkout.awo("queue");

    assertThat(checkout.mavenCalls()).hasSize(1);
  }

  @Test
  void aFailedBuildShowsItsErrorsAndIsTriedAgain() throws Exception {
    checkout.maven(false);

    FakeCheckout.Result result = checkout.awo("queue");

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains("[ERROR] C.java: no such thing")
        .contains("awo: the build failed; its whole output is in " + checkout.root);
    assertThat(checkout.root.resolve("data/logs/build.log")).isNotEmptyFile();
    checkout.maven(true);
    assertThat(checkout.awo("queue").exit()).isZero();
  }

  @Test
  void withoutMavenOneLineSaysSo() throws Exception {
    FakeCheckout.Result result = checkout.awo("queue");

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).startsWith("awo: Maven is needed to build").hasLineCount(1);
  }

  @Test
  void theLockOfABuildThatDiedIsTakenOver() throws Exception {
    checkout.maven(true);
    Path lock = Files.createDirectories(checkout.root.resolve("data/cache/build.lock"));
    Files.writeString(lock.resolve("pid"), "999999999\n");

    assertThat(checkout.awo("queue").exit()).isZero();
    assertThat(lock).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "apply a.txt --dir d, SharedArchiveFile offline-25.jsa, worker, dev.awo.worker.offline.OfflineMain",
    "scan src, SharedArchiveFile offline-25.jsa, worker, dev.awo.worker.offline.OfflineMain",
    "--json scan src, SharedArchiveFile offline-25.jsa, worker, dev.awo.worker.offline.OfflineMain",
    "--home apply queue, AOTCache cli-25.aot, api, dev.awo.api.cli.Main",
    "task list, AOTCache cli-25.aot, api, dev.awo.api.cli.Main",
    "auto scan, AOTCache cli-25.aot, api, dev.awo.api.cli.Main",
    "--help, AOTCache cli-25.aot, api, dev.awo.api.cli.Main"
  })
  void aCommandGoesToTheJarThatHasIt(String words, String archive, String module, String main)
      throws Exception {
    checkout.built();

    FakeCheckout.Result result = checkout.awo(words.split(" "));

    assertThat(result.out())
        .contains("-XX:%s\n".formatted(archive.replace(" ", "=" + checkout.root + "/data/cache/")))
        .contains("-Dawo.root=" + checkout.root + "\n")
        .contains("/%s/target/%s-1.jar\n%s\n".formatted(module, module, main))
        .endsWith(main + "\n" + words.replace(' ', '\n') + "\n");
  }

  @Test
  void theScriptMayBeCalledThroughLinksAndFromAnywhere() throws Exception {
    checkout.built();
    Path link = directory.resolve("bin");
    Files.createDirectories(link);
    Files.createSymbolicLink(link.resolve("first"), Path.of("../check out/awo"));
    Files.createSymbolicLink(link.resolve("awo"), link.resolve("first"));

    assertThat(checkout.run(link.resolve("awo"), "queue").out())
        .contains("-Dawo.root=" + checkout.root + "\n");
  }

  @Test
  void testProvidesWhatIsMissingAndRunsMaven() throws Exception {
    checkout.maven(true).set("AWO_TEMPORAL_CLI", "/opt/temporal");
    FakeCheckout.program(checkout.tools.resolve("bwrap"), "");

    FakeCheckout.Result result = checkout.awo("test", "-Dtest=X");

    assertThat(result.exit()).isZero();
    assertThat(checkout.mavenCalls()).first().isEqualTo("mvn -B verify -Dtest=X");
    assertThat(result.out()).contains("[INFO] Building Worker");
  }

  @Test
  void testBuildsTheTemporalCliOnceWithGo() throws Exception {
    checkout.maven(true).set("XDG_CACHE_HOME", directory.resolve("kept").toString());
    FakeCheckout.program(checkout.tools.resolve("bwrap"), "");
    FakeCheckout.program(
        checkout.tools.resolve("go"),
        "echo \"go $*\" >>\"$HOME/go.calls\"; touch \"$GOBIN/temporal\"; chmod +x \"$GOBIN/temporal\"\n");

    assertThat(checkout.awo("test").err()).contains("building the Temporal CLI");
    assertThat(checkout.awo("test").err()).isEmpty();

    assertThat(directory.resolve("kept/awo/temporal-cli/temporal")).isExecutable();
    assertThat(directory.resolve("go.calls"))
        .hasContent("go install github.com/temporalio/cli/cmd/temporal@v1.5.1");
  }

  @Test
  void testSaysWhatItCannotProvide() throws Exception {
    checkout.maven(true);
    FakeCheckout.program(checkout.tools.resolve("id"), "echo 1000\n");

    FakeCheckout.Result result = checkout.awo("test");

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err())
        .contains("bwrap is missing: install bubblewrap")
        .contains("the tests need the Temporal CLI");
  }
}
