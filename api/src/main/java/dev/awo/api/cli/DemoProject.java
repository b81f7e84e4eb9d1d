package dev.awo.api.cli;

import dev.awo.api.stack.Home;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The demo's own home: a small repository with a failing test, and what the model will say. */
final class DemoProject {
  private final Home home;
  private final Git git;

  DemoProject(Home home, Git git) {
    this.home = home;
    this.git = git;
  }

  Home home() {
    return home;
  }

  Path repository() {
    return home.directory().resolve("project");
  }

  /** Makes everything new, whatever the last demo left. */
  void make(Path prompts) {
    try {
      deleteTree(home.directory());
      Files.createDirectories(repository());
      copyTree(prompts, home.directory().resolve("prompts"));
      copyResource("answers.yaml", home.directory());
      copyResource("greet.sh", repository());
      copyResource("test.sh", repository());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + home.directory(), e);
    }
    git.run(repository(), "init", "--quiet", "--initial-branch=main");
    git.run(repository(), "add", "greet.sh", "test.sh");
    git.run(
        repository(), "commit", "--quiet", "--message=A greeting that its test is not happy with");
  }

  private static void copyResource(String name, Path directory) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(DemoProject.class.getResourceAsStream("demo/" + name))) {
      Files.copy(in, directory.resolve(name));
    }
  }

  private static void copyTree(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(from)) {
      files = walk.toList();
    }
    for (Path file : files) {
      Files.copy(file, to.resolve(from.relativize(file).toString()));
    }
  }

  private static void deleteTree(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> walk = Files.walk(directory)) {
      files = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
