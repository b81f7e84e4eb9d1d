package dev.awo.worker.sandbox;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * What was prepared for one state of a project's lock files: the new files that its commands made
 * in a copy of the working tree, and the home directory they had. Nobody may change it any more.
 *
 * @param tree the copy
 * @param results the new files and directories, relative to it
 * @param scratch directories inside the results that commands must be able to write to; each
 *     workspace has its own
 */
public record Provision(Path tree, List<String> results, List<String> scratch) {
  public Provision {
    results = List.copyOf(results);
    scratch = List.copyOf(scratch);
  }

  /** The home that the commands had. */
  Path home(Path state) {
    return PrivateHome.of(state, tree).home();
  }

  /** Directories with the programs of a Python environment, relative to the tree. */
  List<String> programs() {
    return results.stream()
        .map(result -> result + "/bin")
        .filter(bin -> Files.isDirectory(tree.resolve(bin)))
        .filter(bin -> Files.exists(tree.resolve(bin).resolve("python"), LinkOption.NOFOLLOW_LINKS))
        .toList();
  }
}
