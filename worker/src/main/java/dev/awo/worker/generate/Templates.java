package dev.awo.worker.generate;

import dev.awo.def.FailureKind;
import dev.awo.def.TaskKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds templates: the home's own first, then the shipped ones. */
final class Templates {
  private static final String SUFFIX = ".md";
  private static final long LARGEST = 256 << 10;

  private final List<Path> directories;

  Templates(GenerateSettings settings) {
    this.directories = List.of(settings.home().resolve("prompts"), settings.shippedPrompts());
  }

  /** Fails with {@link FailureKind#PROMPT_TEMPLATE} when there is none that can be used. */
  Template load(String name) {
    if (!TaskKey.isSafe(name)) {
      throw FailureKind.PROMPT_TEMPLATE.failure(
          "the name of a prompt template has 1 to 63 characters of a-z, 0-9 and '-'");
    }
    for (Path directory : directories) {
      Path file = directory.resolve(name + SUFFIX);
      if (Files.isRegularFile(file)) {
        return Template.parse("prompt template " + name + SUFFIX, read(file));
      }
    }
    throw FailureKind.PROMPT_TEMPLATE.failure(
        "no prompt template "
            + name
            + ": put "
            + name
            + SUFFIX
            + " into "
            + directories.getFirst()
            + "; there are "
            + (names().isEmpty() ? "none" : String.join(", ", names())));
  }

  private static String read(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw FailureKind.PROMPT_TEMPLATE.failure(file + " is larger than " + LARGEST + " bytes");
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw FailureKind.PROMPT_TEMPLATE.failure(
          "cannot read " + file + " as UTF-8 (" + e.getClass().getSimpleName() + ")");
    }
  }

  private Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (Path directory : directories) {
      for (String file : list(directory)) {
        String name =
            file.endsWith(SUFFIX) ? file.substring(0, file.length() - SUFFIX.length()) : "";
        if (TaskKey.isSafe(name)) {
          names.add(name);
        }
      }
    }
    return names;
  }

  /** A directory that is not there has no templates to offer. */
  private static List<String> list(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
