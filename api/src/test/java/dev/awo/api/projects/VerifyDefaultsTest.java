package dev.awo.api.projects;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VerifyDefaultsTest {
  @TempDir Path root;

  @ParameterizedTest
  @MethodSource("projects")
  void eachKindOfProjectIsCheckedByItsOwnTools(List<String> files, List<String> commands)
      throws IOException {
    for (String file : files) {
      Files.writeString(root.resolve(file), "{\"scripts\": {\"test\": \"vitest run\"}}");
    }

    assertThat(VerifyDefaults.of(root)).isEqualTo(commands);
  }

  static Stream<Arguments> projects() {
    return Stream.of(
        Arguments.of(List.of("pom.xml"), List.of("mvn -B -q verify")),
        Arguments.of(List.of("pom.xml", "mvnw"), List.of("./mvnw -B -q verify")),
        Arguments.of(List.of("build.gradle.kts", "gradlew"), List.of("./gradlew --quiet check")),
        Arguments.of(List.of("package.json"), List.of("npm test --silent")),
        Arguments.of(
            List.of("package.json", "tsconfig.json"),
            List.of("npx --no-install tsc --noEmit", "npm test --silent")),
        Arguments.of(List.of("pyproject.toml"), List.of("python3 -m pytest -q")),
        Arguments.of(List.of("go.mod"), List.of("go vet ./...", "go test ./...")),
        Arguments.of(List.of("Cargo.toml"), List.of("cargo test")),
        Arguments.of(
            List.of("pom.xml", "package.json"), List.of("mvn -B -q verify", "npm test --silent")),
        Arguments.of(List.of("README.md"), List.of()));
  }

  @Test
  void theTestScriptOfNpmInitIsNoTest() throws IOException {
    Files.writeString(
        root.resolve("package.json"),
        "{\"scripts\": {\"test\": \"echo \\\"Error: no test specified\\\" && exit 1\"}}");

    assertThat(VerifyDefaults.of(root)).isEmpty();
  }

  @Test
  void anUnreadableManifestIsNoTest() throws IOException {
    Files.writeString(root.resolve("package.json"), "{");

    assertThat(VerifyDefaults.of(root)).isEmpty();
  }
}
