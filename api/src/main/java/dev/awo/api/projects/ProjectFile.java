package dev.awo.api.projects;

import dev.awo.def.spec.BudgetSpec;
import dev.awo.def.spec.ProjectSpec;
import dev.awo.def.spec.Read;
import dev.awo.def.spec.SpecReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The home's {@code projects.yaml}, which may change at any time. While it is wrong, what it said
 * last still holds, and {@link Content#complaint} says what is wrong. Thread-safe.
 */
public final class ProjectFile {
  public static final String NAME = "projects.yaml";

  private static final Logger LOG = LoggerFactory.getLogger(ProjectFile.class);
  private static final int LARGEST = 1 << 20;

  private final Path home;
  private final SpecReader reader;
  private String text = "";
  private Content content = new Content(List.of(), Optional.empty());

  private ProjectFile(Path home, SpecReader reader) {
    this.home = home;
    this.reader = reader;
  }

  /**
   * The file in {@code home}, which need not be there.
   *
   * @param declaredAgents names of the CLI agents in the settings
   * @throws IllegalArgumentException in words, when the file is wrong
   */
  public static ProjectFile open(Path home, Collection<String> declaredAgents) {
    ProjectFile file = new ProjectFile(home, new SpecReader(declaredAgents));
    file.read()
        .complaint()
        .ifPresent(
            complaint -> {
              throw new IllegalArgumentException(complaint);
            });
    return file;
  }

  /** What it says now. */
  public synchronized Content read() {
    try {
      String now = textOf(home.resolve(NAME));
      if (!now.equals(text)) {
        text = now;
        content = parse(now);
      }
    } catch (IOException e) {
      content = content.but(NAME + " cannot be read: " + e.getMessage());
    }
    return content;
  }

  /** The limits of a project; none when the file does not name it. */
  public BudgetSpec budget(String project) {
    return read().projects().stream()
        .filter(spec -> spec.id().equals(project))
        .map(ProjectSpec::budget)
        .findFirst()
        .orElse(BudgetSpec.NONE);
  }

  /** How many tasks of a project may run at once, when the file says so. */
  public Optional<Integer> maxParallel(String project) {
    return read().projects().stream()
        .filter(spec -> spec.id().equals(project))
        .findFirst()
        .flatMap(ProjectSpec::maxParallel);
  }

  /** Where a project's repository is said to be: relative to the home directory. */
  Path pathOf(ProjectSpec spec) {
    return home.resolve(spec.path()).normalize();
  }

  private Content parse(String now) {
    if (now.isBlank()) {
      return new Content(List.of(), Optional.empty());
    }
    return switch (reader.projects(now)) {
      case Read.Valid<List<ProjectSpec>> valid -> new Content(valid.value(), Optional.empty());
      case Read.Invalid<List<ProjectSpec>> invalid -> {
        String complaint = invalid.words(NAME);
        LOG.warn("{}; what it said before still holds", complaint);
        yield content.but(complaint);
      }
    };
  }

  private static String textOf(Path file) throws IOException {
    if (!Files.exists(file)) {
      return "";
    }
    if (Files.size(file) > LARGEST) {
      throw new IOException("it is larger than 1 MiB");
    }
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  /**
   * What the file says.
   *
   * @param complaint what is wrong with it now, in one line
   */
  public record Content(List<ProjectSpec> projects, Optional<String> complaint) {
    public Content {
      projects = List.copyOf(projects);
    }

    private Content but(String newComplaint) {
      return new Content(projects, Optional.of(newComplaint));
    }
  }
}
