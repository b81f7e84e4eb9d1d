package dev.awo.worker.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which directories outside of {@code /usr} may be shown to commands as installed tools: never one
 * that holds other things too, such as a home directory.
 *
 * @param home of the user the worker runs as
 * @param hidden directories never to show, nor anything that contains them
 */
record InstallationRules(Path home, List<Path> hidden) {
  private static final Path USR = Path.of("/usr");

  /** Directories of this kind lie at the root of a user's home and hold a tool and nothing else. */
  private static final Set<String> TOOLS_AT_HOME =
      Set.of(
          ".pyenv",
          ".rbenv",
          ".nodenv",
          ".goenv",
          ".jenv",
          ".asdf",
          ".volta",
          ".bun",
          ".deno",
          ".rustup",
          ".nvm",
          ".sdkman",
          "miniconda3",
          "miniforge3",
          "anaconda3");

  private static final List<String> SIGNS = List.of("lib", "lib64", "libexec", "share", "versions");

  InstallationRules {
    hidden = List.copyOf(hidden);
  }

  /** Whether it is shown in any case. */
  boolean isSystem(Path directory) {
    return directory.startsWith(USR)
        || (directory.getNameCount() == 1 && Set.of("bin", "sbin").contains(nameOf(directory)));
  }

  /** Whether the directory may be shown as it is. */
  boolean allows(Path directory) {
    boolean holdsOtherThings =
        directory.getNameCount() < 2
            || home.startsWith(directory)
            || Objects.equals(directory.getParent(), home.getParent());
    if (holdsOtherThings) {
      return false;
    }
    if (directory.startsWith(home)) {
      Path inHome = home.relativize(directory);
      if (inHome.getNameCount() == 1 && !isToolAtHome(inHome) && !inHome.endsWith("bin")) {
        return false;
      }
    }
    return hidden.stream().noneMatch(h -> h.startsWith(directory) || directory.startsWith(h));
  }

  /** What to show so that the programs in a directory of {@code PATH} find their libraries. */
  Optional<Path> installationOf(Path programs) {
    if (isSystem(programs)) {
      return Optional.empty();
    }
    Path parent = programs.getParent();
    if (parent != null && allows(parent) && looksInstalled(parent)) {
      return Optional.of(parent);
    }
    return allows(programs) ? Optional.of(programs) : Optional.empty();
  }

  /** The same for one program, by its real path. */
  Optional<Path> installationOfProgram(Path program) {
    Path directory = program.getParent();
    if (directory == null || directory.startsWith(Path.of("/etc"))) {
      return Optional.empty();
    }
    return installationOf(directory);
  }

  private boolean looksInstalled(Path directory) {
    boolean knownByName = directory.startsWith(home) && isToolAtHome(home.relativize(directory));
    return knownByName
        || SIGNS.stream().anyMatch(sign -> Files.isDirectory(directory.resolve(sign)));
  }

  private static boolean isToolAtHome(Path inHome) {
    return inHome.getNameCount() == 1 && TOOLS_AT_HOME.contains(inHome.toString());
  }

  private static String nameOf(Path path) {
    return path.getName(path.getNameCount() - 1).toString();
  }
}
