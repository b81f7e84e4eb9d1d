package dev.awo.worker.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The compilers and interpreters outside of the system's own directories, found where the worker's
 * environment points: through {@code PATH}, what its links lead to, and variables such as {@code
 * JAVA_HOME}.
 *
 * @param mounts directories to show, read-only, at their own paths
 * @param path directories for {@code PATH}, in the host's order
 * @param variables the variables that name a directory shown
 */
record Toolchains(List<Path> mounts, List<Path> path, Map<String, String> variables) {
  private static final List<String> VARIABLES =
      List.of(
          "JAVA_HOME",
          "GOROOT",
          "RUSTUP_HOME",
          "PYENV_ROOT",
          "RBENV_ROOT",
          "NODENV_ROOT",
          "ASDF_DIR",
          "ASDF_DATA_DIR",
          "VOLTA_HOME",
          "BUN_INSTALL",
          "MAVEN_HOME",
          "M2_HOME",
          "GRADLE_HOME",
          "DOTNET_ROOT",
          "CONDA_PREFIX",
          "ANDROID_HOME");

  Toolchains {
    mounts = List.copyOf(mounts);
    path = List.copyOf(path);
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }

  static Toolchains find(Map<String, String> environment, InstallationRules rules) {
    Set<Path> mounts = new LinkedHashSet<>();
    List<Path> path = new ArrayList<>();
    for (String entry : environment.getOrDefault("PATH", "").split(":", -1)) {
      Path directory = Path.of(entry.isEmpty() ? "." : entry).normalize();
      if (!directory.isAbsolute() || !Files.isDirectory(directory) || path.contains(directory)) {
        continue;
      }
      if (rules.isSystem(directory) || rules.allows(directory)) {
        path.add(directory);
        rules.installationOf(directory).ifPresent(mounts::add);
        linkTargets(directory).stream()
            .map(rules::installationOfProgram)
            .flatMap(Optional::stream)
            .forEach(mounts::add);
      }
    }
    Map<String, String> variables = variables(environment, rules, mounts);
    return new Toolchains(mounts.stream().sorted().toList(), path, variables);
  }

  private static Map<String, String> variables(
      Map<String, String> environment, InstallationRules rules, Set<Path> mounts) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (String name : VARIABLES) {
      String value = environment.getOrDefault(name, "");
      if (value.startsWith("/") && Files.isDirectory(Path.of(value))) {
        Path directory = Path.of(value).normalize();
        if (rules.isSystem(directory)) {
          variables.put(name, value);
        } else if (rules.allows(directory)) {
          variables.put(name, value);
          mounts.add(directory);
        }
      }
    }
    Path rustup = rules.home().resolve(".rustup");
    if (!variables.containsKey("RUSTUP_HOME") && Files.isDirectory(rustup)) {
      variables.put("RUSTUP_HOME", rustup.toString());
      mounts.add(rustup);
    }
    return variables;
  }

  /** Where the links in a directory of programs lead. */
  private static List<Path> linkTargets(Path directory) {
    List<Path> targets = new ArrayList<>();
    try (DirectoryStream<Path> programs = Files.newDirectoryStream(directory)) {
      for (Path program : programs) {
        if (Files.isSymbolicLink(program) && Files.exists(program)) {
          targets.add(program.toRealPath());
        }
      }
    } catch (IOException e) {
      return targets;
    }
    return targets;
  }
}
