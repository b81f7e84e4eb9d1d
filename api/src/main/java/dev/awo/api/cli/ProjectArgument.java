package dev.awo.api.cli;

import dev.awo.def.TaskKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code --project} names: a directory in a git repository, or the id of a registered project.
 *
 * @param name what the API is told: the repository's absolute path, or the id
 * @param repository its top directory, when a path was given
 */
record ProjectArgument(String name, Optional<Path> repository) {
  /** An existing directory is a path; otherwise a plain word is an id. */
  static ProjectArgument of(Path currentDirectory, String argument) {
    boolean isDirectory = Files.isDirectory(currentDirectory.resolve(argument));
    if (!isDirectory && TaskKey.isSafe(argument)) {
      return new ProjectArgument(argument, Optional.empty());
    }
    Path top = repositoryOf(directory(currentDirectory, argument));
    return new ProjectArgument(top.toString(), Optional.of(top));
  }

  /** The directory's real path. */
  static Path directory(Path currentDirectory, String argument) {
    Path directory = currentDirectory.resolve(argument);
    if (!Files.isDirectory(directory)) {
      throw CliProblem.usage("no such directory: " + argument);
    }
    try {
      return directory.toRealPath();
    } catch (IOException e) {
      throw CliProblem.usage("cannot read " + argument + ": check its permissions");
    }
  }

  /** Context files as paths inside the repository. */
  List<String> contextFiles(Path currentDirectory, List<Path> files) {
    if (repository.isEmpty()) {
      return files.stream().map(Path::toString).toList();
    }
    return files.stream().map(file -> inside(repository.get(), currentDirectory, file)).toList();
  }

  /** A file is looked for in the current directory, then in the repository. */
  private static String inside(Path top, Path currentDirectory, Path file) {
    try {
      for (Path base : List.of(currentDirectory, top)) {
        Path candidate = base.resolve(file);
        if (Files.isRegularFile(candidate) && candidate.toRealPath().startsWith(top)) {
          return top.relativize(candidate.toRealPath()).toString();
        }
      }
    } catch (IOException e) {
      throw CliProblem.usage("cannot read " + file + ": check its permissions");
    }
    throw CliProblem.usage("context file " + file + " is not a file in " + top);
  }

  /** The nearest directory upwards with {@code .git}; a bare repository is its own top. */
  private static Path repositoryOf(Path directory) {
    for (Path top = directory; top != null; top = top.getParent()) {
      if (Files.exists(top.resolve(".git"))) {
        return top;
      }
    }
    if (Files.isRegularFile(directory.resolve("HEAD"))
        && Files.isDirectory(directory.resolve("objects"))) {
      return directory;
    }
    throw CliProblem.usage(
        directory + " is not in a git repository: run 'git init' and make a first commit");
  }
}
