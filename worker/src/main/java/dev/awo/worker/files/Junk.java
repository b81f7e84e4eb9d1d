package dev.awo.worker.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** New files that nobody means to commit, by the resource {@code junk-paths.txt}. */
final class Junk {
  private static final String RESOURCE = "junk-paths.txt";
  private static final Junk BUILT_IN = load();

  private final List<Glob> junk = new ArrayList<>();
  private final List<Glob> kept = new ArrayList<>();

  private Junk() {}

  /** The pattern by which a new file of this path is junk. */
  static Optional<String> pattern(String path) {
    List<String> folded = RepoPath.split(path).stream().map(PathFold::fold).toList();
    return GuardLists.matching(BUILT_IN.kept, folded).isPresent()
        ? Optional.empty()
        : GuardLists.matching(BUILT_IN.junk, folded);
  }

  private static Junk load() {
    Junk lists = new Junk();
    try (InputStream stream =
            Objects.requireNonNull(Junk.class.getResourceAsStream(RESOURCE), RESOURCE);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(lists::add);
      return lists;
    } catch (IOException e) {
      throw new UncheckedIOException("the list of junk cannot be read", e);
    }
  }

  private void add(String line) {
    if (line.startsWith("!")) {
      kept.add(Glob.parse(line.substring(1)));
    } else {
      junk.add(Glob.parse(line));
    }
  }
}
