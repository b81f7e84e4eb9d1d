package dev.awo.worker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ToolchainsTest {
  @RegisterExtension final Scratch scratch = new Scratch();
  private Path home;

  @BeforeEach
  void makeHome() throws IOException {
    home = scratch.directory("users/ada");
  }

  private Toolchains find(Map<String, String> variables, String... path) {
    Map<String, String> environment = new java.util.HashMap<>(variables);
    environment.put("PATH", List.of(path).stream().map(this::at).collect(Collectors.joining(":")));
    Path data = home.resolve("awo/data");
    return Toolchains.find(environment, new InstallationRules(home, List.of(data)));
  }

  private String at(String path) {
    return path.startsWith("/") ? path : scratch.path().resolve(path).toString();
  }

  private Path make(String directory) throws IOException {
    return scratch.directory(directory);
  }

  @Test
  void installationIsShownWholeForItsPrograms() throws IOException {
    make("users/ada/.nvm/versions/node/v20/lib");
    Path bin = make("users/ada/.nvm/versions/node/v20/bin");

    Toolchains found = find(Map.of(), "users/ada/.nvm/versions/node/v20/bin", "/usr/bin");

    assertThat(found.mounts()).containsExactly(bin.getParent());
    assertThat(found.path()).containsExactly(bin, Path.of("/usr/bin"));
  }

  @Test
  void directoriesThatHoldOtherThingsTooAreShownForTheirProgramsOnly() throws IOException {
    make("users/ada/.local/share/keyrings");
    make("users/ada/.cargo/lib");
    Path local = make("users/ada/.local/bin");
    Path cargo = make("users/ada/.cargo/bin");
    Path own = make("users/ada/bin");

    assertThat(
            find(Map.of(), "users/ada/.local/bin", "users/ada/.cargo/bin", "users/ada/bin")
                .mounts())
        .containsExactlyInAnyOrder(local, cargo, own);
  }

  @Test
  void knownToolsAtHomeAreShownWhole() throws IOException {
    Path shims = make("users/ada/.pyenv/shims");

    assertThat(find(Map.of(), "users/ada/.pyenv/shims").mounts())
        .containsExactly(shims.getParent());
  }

  @Test
  void homesAndTheOrchestratorsDataAreNeverShown() throws IOException {
    make("users/ada/lib");
    make("users/eve/lib");
    make("users/eve/bin");
    make("users/ada/awo/data/sandbox");

    Toolchains found =
        find(
            Map.of("JAVA_HOME", home.toString(), "GOROOT", at("users/ada/awo")),
            "users/ada",
            "users/eve",
            "users",
            "users/ada/awo",
            "users/ada/awo/data/sandbox",
            "/");

    assertThat(found.mounts()).isEmpty();
    assertThat(found.path()).isEmpty();
    assertThat(found.variables()).isEmpty();
  }

  @Test
  void variablesLeadToInstallationsToo() throws IOException {
    Path jdk = make("opt/jdk");

    Toolchains found =
        find(Map.of("JAVA_HOME", jdk.toString(), "M2_HOME", at("gone"), "AWS_HOME", at("opt")));

    assertThat(found.mounts()).containsExactly(jdk);
    assertThat(found.variables()).containsExactly(Map.entry("JAVA_HOME", jdk.toString()));
  }

  @Test
  void linksLeadToWhatTheyNeed() throws IOException {
    Path program = Files.createFile(make("users/ada/.local/share/pipx/black/bin").resolve("black"));
    Path venv = make("users/ada/.local/share/pipx/black/lib").getParent();
    Path bin = make("users/ada/.local/bin");
    Files.createSymbolicLink(bin.resolve("black"), program);

    assertThat(find(Map.of(), "users/ada/.local/bin").mounts()).containsExactly(bin, venv);
  }
}
