package dev.awo.api.projects;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.awo.api.view.DetectedView;
import dev.awo.api.view.DetectedView.What;
import dev.awo.def.spec.ProjectSpec;
import dev.awo.def.spec.Read;
import dev.awo.def.spec.SpecReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProjectDetectorTest {
  @TempDir Path root;

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void eachKindIsToldFromItsFiles(String why, JsonNode wanted) throws IOException {
    write(wanted.path("files"));

    Detection detection = ProjectDetector.detect(root, Optional.empty());

    assertExpected(detection, wanted);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void aBareRepositoryIsLookedAtThroughGit(String why, JsonNode wanted) throws Exception {
    Path tree = Files.createDirectory(root.resolve("tree"));
    root = tree;
    write(wanted.path("files"));
    Path bare = tree.resolveSibling("bare.git");
    git(tree, "init", "--quiet");
    git(tree, "add", "--all");
    git(tree, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "--quiet", "-m", "a");
    git(tree, "clone", "--quiet", "--bare", ".", bare.toString());

    assertExpected(ProjectDetector.detect(bare, Optional.empty()), wanted);
  }

  @Test
  void eachFactNamesTheFileThatSaysSo() throws IOException {
    Files.writeString(
        root.resolve("package.json"),
        "{\"scripts\": {\"test\": \"jest\"}, \"dependencies\": {\"next\": \"16\"}}");
    Files.writeString(root.resolve("yarn.lock"), "");

    assertThat(ProjectDetector.detect(root, Optional.empty()).facts())
        .contains(
            new DetectedView(What.TYPE, "nextjs", "package.json: dependency next"),
            new DetectedView(What.PACKAGE_MANAGER, "yarn", "yarn.lock"),
            new DetectedView(What.VERIFY, "yarn --silent test", "package.json: script test"),
            new DetectedView(What.LOCK_FILE, "yarn.lock", "yarn.lock"));
  }

  @Test
  void whatTheOperatorSaysOverridesWhatIsDetected() throws IOException {
    Files.writeString(root.resolve("package.json"), "{\"scripts\": {\"test\": \"jest\"}}");
    Files.createDirectory(root.resolve("src"));
    ProjectSpec spec =
        spec(
            """
            projects:
              - id: shop
                path: .
                type: react-vite
                language: TypeScript
                package_manager: pnpm
                scan_dirs: [web]
            """);

    Detection detection = ProjectDetector.detect(root, Optional.of(spec));

    assertThat(detection.facts())
        .contains(
            new DetectedView(What.TYPE, "react-vite", "projects.yaml"),
            new DetectedView(What.LANGUAGE, "TypeScript", "projects.yaml"),
            new DetectedView(What.PACKAGE_MANAGER, "pnpm", "projects.yaml"),
            new DetectedView(What.SCAN_DIR, "web", "projects.yaml"),
            new DetectedView(What.VERIFY, "pnpm --silent test", "package.json: script test"))
        .noneMatch(fact -> fact.value().equals("src"));
  }

  @Test
  void everyProfileIsShownByACase() throws IOException {
    List<String> shown =
        cases()
            .map(arguments -> (JsonNode) arguments.get()[1])
            .flatMap(wanted -> texts(wanted.path("type")).stream())
            .toList();

    assertThat(shown).containsAll(Profiles.shipped().all().stream().map(Profile::id).toList());
  }

  static Stream<Arguments> cases() throws IOException {
    try (InputStream in = ProjectDetectorTest.class.getResourceAsStream("detection.yaml")) {
      JsonNode cases =
          YAMLMapper.builder().build().readTree(Objects.requireNonNull(in)).path("cases");
      return StreamSupport.stream(cases.spliterator(), false)
          .map(wanted -> Arguments.of(wanted.path("why").asText(), wanted))
          .toList()
          .stream();
    }
  }

  private static void assertExpected(Detection detection, JsonNode wanted) {
    for (What what : What.values()) {
      JsonNode values = wanted.path(what.name().toLowerCase(Locale.ROOT));
      if (!values.isMissingNode()) {
        assertThat(
                detection.facts().stream()
                    .filter(fact -> fact.what() == what)
                    .map(DetectedView::value))
            .as(what.name())
            .isEqualTo(texts(values));
      }
    }
    assertThat(detection.facts()).allMatch(fact -> !fact.from().isBlank());
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }

  private void write(JsonNode files) throws IOException {
    for (var file : files.properties()) {
      Path path = root.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue().asText());
    }
  }

  private static ProjectSpec spec(String yaml) {
    Read<List<ProjectSpec>> read = new SpecReader().projects(yaml);
    return ((Read.Valid<List<ProjectSpec>>) read).value().getFirst();
  }

  private static void git(Path directory, String... arguments) throws Exception {
    Process git =
        new ProcessBuilder(Stream.concat(Stream.of("git"), Stream.of(arguments)).toList())
            .directory(directory.toFile())
            .inheritIO()
            .start();
    assertThat(git.waitFor()).isZero();
  }
}
