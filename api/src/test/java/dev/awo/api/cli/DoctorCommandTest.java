package dev.awo.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorCommandTest {
  private final Path directory;

  DoctorCommandTest(@TempDir Path temporary) throws IOException {
    directory = temporary.toRealPath();
  }

  private CliRun.Caller caller() {
    return CliRun.in(directory)
        .with("PATH", directory.resolve("bin").toString())
        .with("HOME", directory.toString());
  }

  private void program(String name, String script) throws IOException {
    Path file = directory.resolve("bin").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + script);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static JsonNode check(CliRun run, String name) {
    return StreamSupport.stream(run.json().path("checks").spliterator(), false)
        .filter(check -> check.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no check " + name + " in " + run.out()));
  }

  @Test
  void anEmptyMachineLacksEverythingAndIsToldHowToGetIt() {
    CliRun run = caller().run("doctor", "--json");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.json().path("ok").asBoolean()).isFalse();
    assertThat(check(run, "JDK").path("result").asText()).isEqualTo("ok");
    assertThat(check(run, "git").path("result").asText()).isEqualTo("missing");
    assertThat(check(run, "Temporal CLI").path("fix").asText()).contains("install Go");
    assertThat(check(run, "bubblewrap").path("fix").asText())
        .contains("apt-get install bubblewrap");
    assertThat(check(run, "Maven").path("result").asText()).isEqualTo("warning");
    assertThat(check(run, "provider keys").path("fix").asText()).contains("ANTHROPIC_API_KEY");
  }

  @Test
  void aCompleteMachineIsWell() throws IOException {
    program("git", "echo git version 2.99");
    program("mvn", "");
    program("bwrap", "");
    program("temporal", "");
    Files.createDirectories(directory.resolve("own-home"));
    Files.writeString(directory.resolve("own-home/.env"), "ANTHROPIC_API_KEY=sk-very-secret\n");

    CliRun run = caller().run("doctor");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("git version 2.99")
        .containsPattern("provider keys +anthropic")
        .containsPattern("bubblewrap +works")
        .doesNotContain("secret");
  }

  @Test
  void aSandboxThatTheSystemForbidsIsSaid() throws IOException {
    program("bwrap", "exit 1");

    assertThat(caller().run("doctor").out()).contains("does not let it make namespaces");
  }

  @Test
  void agentsAreListedWithWhatTheyLack() throws IOException {
    program("mine", "");
    Files.createDirectories(directory.resolve("own-home"));
    Files.writeString(
        directory.resolve("own-home/awo.yml"),
        "agents: {ready: {run: mine}, keyless: {run: mine, keys: [MY_KEY]}}\n");

    CliRun run = caller().run("doctor", "--json");

    assertThat(check(run, "agent ready").path("result").asText()).isEqualTo("ok");
    assertThat(check(run, "agent keyless").path("fix").asText()).contains("set MY_KEY");
    assertThat(check(run, "agent cursor").path("result").asText()).isEqualTo("warning");
    assertThat(check(run, "agent cursor").path("fix").asText())
        .contains("curl https://cursor.com/install");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          required  | true  | run confined (sandbox: required)
          required  | false | tasks are refused (sandbox: required)
          preferred | false | a weaker sandbox, with your own rights (sandbox: preferred)
          off       | true  | run with your own rights (sandbox: off)
          """)
  void theLevelOfTheSandboxInForceIsSaid(String level, boolean works, String words)
      throws IOException {
    program("bwrap", works ? "" : "exit 1");
    Files.createDirectories(directory.resolve("own-home"));
    Files.writeString(directory.resolve("own-home/awo.yml"), "sandbox: '" + level + "'\n");

    CliRun run = caller().run("doctor", "--json");

    assertThat(check(run, "bubblewrap").path("detail").asText()).contains(words);
  }

  @Test
  void settingsThatCannotBeReadAreShownWithTheirLine() throws IOException {
    Files.createDirectories(directory.resolve("own-home"));
    Files.writeString(directory.resolve("own-home/awo.yml"), "ports: 7\n");

    CliRun run = caller().run("doctor", "--json");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(check(run, "settings").path("detail").asText()).contains("awo.yml line 1: ");
  }
}
