package dev.awo.worker.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The home directory of the commands in one tree. It is emptied when the tree's owner changes, so
 * that no task can leave something behind that fools the next one.
 *
 * @param directory holds the home and, beside it and out of the commands' reach, what is known of
 *     it
 */
record PrivateHome(Path directory) {
  private static final String TREE = "tree";
  private static final String OWNER = "owner";
  private static final String USER = "user";
  private static final String OLD = ".old";

  /** The home of {@code tree}, which may not exist yet. */
  static PrivateHome of(Path state, Path tree) {
    return new PrivateHome(state.resolve("homes").resolve(TreeMark.of(tree).name()));
  }

  Path home() {
    return directory.resolve("home");
  }

  /** Makes it {@code owner}'s home, with copies of the caches that the tree's build tools want. */
  void prepare(Path tree, String owner, List<ToolCache> caches) {
    try {
      if (!owner.equals(read(OWNER))) {
        discard(directory);
        Files.createDirectories(home());
        Files.writeString(directory.resolve(TREE), tree.toString());
        Files.writeString(directory.resolve(OWNER), owner);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the sandbox's home " + directory, e);
    }
    List<ToolCache> missing = caches.stream().filter(cache -> isMissing(cache.name())).toList();
    if (missing.isEmpty()) {
      return;
    }
    Set<String> markers =
        ProjectMarkers.in(
            tree,
            missing.stream()
                .map(ToolCache::marker)
                .filter(marker -> !marker.isEmpty())
                .collect(Collectors.toSet()));
    missing.stream()
        .filter(cache -> cache.marker().isEmpty() || markers.contains(cache.marker()))
        .forEach(
            cache -> {
              write(USER, "");
              LinkFarm.fill(cache, home().resolve(cache.name()));
            });
  }

  /** Makes the directories that stand for these paths in what was prepared. */
  void scratch(List<String> paths) {
    for (String path : paths) {
      Path directory = scratch(path);
      if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
        try {
          Files.createDirectories(directory);
        } catch (IOException e) {
          throw new UncheckedIOException("cannot make " + directory, e);
        }
        write(USER, "");
      }
    }
  }

  Path scratch(String path) {
    return home().resolve(".scratch").resolve(path.replace('/', '_'));
  }

  /** Whether everything that was put in the home has been given to {@code user} already. */
  boolean isGivenTo(String user) {
    return user.equals(read(USER));
  }

  void markGivenTo(String user) {
    write(USER, user);
  }

  /** For temporary files where no sandbox gives commands a {@code /tmp} of their own. */
  Path temporary() {
    try {
      return Files.createDirectories(home().resolve("tmp"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a directory in " + home(), e);
    }
  }

  /** A file beside the home, for the sandbox to show read-only. */
  Path write(String name, String content) {
    try {
      return Files.writeString(directory.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write in " + directory, e);
    }
  }

  /** The command's input as a file beside the home; empty when there is none. */
  Path input(BoxedCommand command) {
    return write("input", command.input().orElse(""));
  }

  /** Removes the homes of trees that are gone. */
  static void sweep(Path state) {
    Path homes = state.resolve("homes");
    if (!Files.isDirectory(homes)) {
      return;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(homes)) {
      for (Path directory : all) {
        String tree = new PrivateHome(directory).read(TREE);
        boolean old = directory.toString().endsWith(OLD);
        if (old || tree.isEmpty() || !Files.isDirectory(Path.of(tree))) {
          remove(directory);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + homes, e);
    }
  }

  /** A large home takes longer to remove than an activity may be silent. */
  private static void discard(Path directory) throws IOException {
    if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      Path old = directory.resolveSibling(directory.getFileName() + "." + System.nanoTime() + OLD);
      Files.move(directory, old);
      Thread.ofVirtual().name("awo-remove-home").start(() -> remove(old));
    }
  }

  /** With the system's own tools: commands may have made paths too long and modes too tight. */
  private static void remove(Path directory) {
    if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      HostTools.run("chmod", "-R", "u+rwX", directory.toString());
      HostTools.run("rm", "-rf", directory.toString());
    }
  }

  private boolean isMissing(String name) {
    return !Files.exists(home().resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  private String read(String name) {
    Path file = directory.resolve(name);
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
