package dev.awo.api.projects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a project is checked when nobody said so, by the files in its root. A project in several
 * languages gets the commands of each.
 */
public final class VerifyDefaults {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private VerifyDefaults() {}

  /** The commands, in the order in which they are to run; none when nothing is recognised. */
  public static List<String> of(Path root) {
    List<String> commands = new ArrayList<>();
    commands.addAll(java(root));
    commands.addAll(node(root));
    if (has(root, "pyproject.toml", "setup.py", "setup.cfg", "pytest.ini", "requirements.txt")) {
      commands.add("python3 -m pytest -q");
    }
    if (has(root, "go.mod")) {
      commands.addAll(List.of("go vet ./...", "go test ./..."));
    }
    if (has(root, "Cargo.toml")) {
      commands.add("cargo test");
    }
    return List.copyOf(commands);
  }

  private static List<String> java(Path root) {
    if (has(root, "pom.xml")) {
      return List.of((has(root, "mvnw") ? "./mvnw" : "mvn") + " -B -q verify");
    }
    if (has(root, "build.gradle", "build.gradle.kts")) {
      return List.of((has(root, "gradlew") ? "./gradlew" : "gradle") + " --quiet check");
    }
    return List.of();
  }

  private static List<String> node(Path root) {
    if (!has(root, "package.json")) {
      return List.of();
    }
    List<String> commands = new ArrayList<>();
    if (has(root, "tsconfig.json")) {
      commands.add("npx --no-install tsc --noEmit");
    }
    if (hasTests(root.resolve("package.json"))) {
      commands.add("npm test --silent");
    }
    return commands;
  }

  /** {@code npm init} writes a test script that only says that there is none. */
  private static boolean hasTests(Path manifest) {
    try {
      JsonNode test = JSON.readTree(manifest.toFile()).path("scripts").path("test");
      return test.isTextual() && !test.asText().contains("no test specified");
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean has(Path root, String... names) {
    return Stream.of(names).anyMatch(name -> Files.isRegularFile(root.resolve(name)));
  }
}
