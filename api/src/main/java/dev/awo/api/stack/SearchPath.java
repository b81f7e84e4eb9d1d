package dev.awo.api.stack;

import dev.awo.def.spec.CliAgent;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The programs that {@code PATH} leads to.
 *
 * @param environment with what {@code .env} adds, where agents' keys matter
 */
public record SearchPath(Map<String, String> environment) {
  /** Where the program is. */
  public Optional<Path> find(String program) {
    return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(directory -> !directory.isBlank())
        .map(directory -> Path.of(directory).resolve(program))
        .filter(Files::isRegularFile)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** What a CLI agent lacks before it can be asked, in words that say what to do. */
  public Optional<String> lackOf(String name, CliAgent agent) {
    Optional<String> program =
        find(agent.program()).isPresent() ? Optional.empty() : Optional.of(agent.remedy(name));
    return program.or(() -> agent.missingFrom(name, environment));
  }
}
