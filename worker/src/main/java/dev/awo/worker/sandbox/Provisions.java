package dev.awo.worker.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The provisions of this host, each in a directory named by its state. The note that a provision is
 * ready is written last, so that a crash leaves it unready, and it is made anew.
 */
public final class Provisions {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final String READY = "ready.json";
  private static final String TREE = "tree";
  private static final Duration UNUSED = Duration.ofDays(14);

  private final Path root;

  /** Under {@code root}, which need not exist yet. */
  public Provisions(Path root) {
    this.root = root;
  }

  /** The provision of this state, if it was made; it then counts as used. */
  public Optional<Provision> find(String state) {
    Path note = directory(state).resolve(READY);
    try {
      if (!Files.exists(note)) {
        return Optional.empty();
      }
      Files.setLastModifiedTime(note, FileTime.from(Instant.now()));
      Note read = JSON.readValue(note.toFile(), Note.class);
      return Optional.of(new Provision(tree(state), read.results(), read.scratch()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read what was prepared in " + directory(state), e);
    }
  }

  /** A fresh copy of the working tree for the commands of this state. */
  public Path begin(String state, Path source) {
    try {
      remove(directory(state));
      Files.createDirectories(tree(state));
      HostTools.run(
          "cp",
          "-R",
          "-P",
          "--preserve=mode,timestamps",
          "--",
          source + "/.",
          tree(state).toString());
      return tree(state);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + directory(state), e);
    }
  }

  /**
   * Notes what the commands made, and opens it to every workspace.
   *
   * @param source the working tree that was copied, unchanged
   * @param home of the commands
   * @param scratch paths inside of what was made
   */
  public Provision finish(String state, Path source, Path home, List<String> scratch) {
    Path tree = tree(state);
    try {
      List<String> results = NewFiles.in(tree, source);
      List<String> made = new ArrayList<>();
      for (String path : scratch) {
        if (isInside(path, results) && isPlace(tree, path)) {
          made.add(path);
        }
      }
      HostTools.run("chmod", "-R", "a+rX,go-w", tree.toString(), home.toString());
      Path aside = directory(state).resolve("new.json");
      JSON.writeValue(aside.toFile(), new Note(results, made));
      Files.move(aside, directory(state).resolve(READY), StandardCopyOption.ATOMIC_MOVE);
      return new Provision(tree, results, made);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot note what was prepared in " + directory(state), e);
    }
  }

  /** Removes what nobody used for two weeks, and what was never finished. */
  public void sweep() {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(root)) {
      for (Path directory : all) {
        Path note = directory.resolve(READY);
        if (!Files.exists(note)
            || Files.getLastModifiedTime(note).toInstant().isBefore(Instant.now().minus(UNUSED))) {
          remove(directory);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot clear " + root, e);
    }
  }

  /** Makes the directory if it is not there; never by way of a link that a command left. */
  private static boolean isPlace(Path tree, String path) throws IOException {
    Path place = tree;
    for (Path name : Path.of(path)) {
      if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
      place = place.resolve(name);
    }
    if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(place);
    }
    return Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isInside(String path, List<String> results) {
    return results.stream().anyMatch(result -> path.startsWith(result + "/"));
  }

  private Path directory(String state) {
    return root.resolve(state);
  }

  private Path tree(String state) {
    return directory(state).resolve(TREE);
  }

  private static void remove(Path directory) {
    if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      HostTools.run("chmod", "-R", "u+rwX", directory.toString());
      HostTools.run("rm", "-rf", directory.toString());
    }
  }

  /** What is kept of a provision beside its files. */
  private record Note(List<String> results, List<String> scratch) {}
}
