package dev.awo.api.projects;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files of a repository, as far as detection looks. What cannot be read is not there. */
interface ProjectFiles {
  /** Longer files are no manifests. */
  int LARGEST = 512 * 1024;

  /** A directory larger than this is looked at in part. */
  int MOST_ENTRIES = 5_000;

  /**
   * The files of the repository at {@code root}: a working tree's, or those of a bare one's HEAD.
   */
  static ProjectFiles at(Path root) {
    return RepositoryLook.isBare(root) ? new BareFiles(root) : new WorkingFiles(root);
  }

  /**
   * The names in a directory, sorted; those of directories end with a slash.
   *
   * @param directory such as {@code src/}; empty for the root
   */
  List<String> entries(String directory);

  /** The text of a file. */
  Optional<String> text(String path);
}
