package dev.awo.worker.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The built-in lists of files that answers may not touch, read from the resource {@code
 * guard-paths.txt}.
 */
final class GuardLists {
  private static final String RESOURCE = "guard-paths.txt";
  private static final String PROTECTED = "protected ";
  private static final GuardLists BUILT_IN = load();

  private final List<Glob> sensitive = new ArrayList<>();
  private final List<Glob> harmless = new ArrayList<>();
  private final List<Glob> approval = new ArrayList<>();
  private final Map<String, List<Glob>> protectedGroups = new LinkedHashMap<>();

  private GuardLists() {}

  static GuardLists builtIn() {
    return BUILT_IN;
  }

  /**
   * @throws IllegalArgumentException naming what there is, when one is neither a group of protected
   *     files nor a file that needs approval
   */
  static void requireNames(List<String> names) {
    names.stream()
        .filter(name -> !BUILT_IN.protectedGroups.containsKey(name))
        .filter(name -> BUILT_IN.approval.stream().noneMatch(g -> g.source().equals(name)))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "no group of protected files is called "
                      + name
                      + "; there are "
                      + String.join(", ", BUILT_IN.protectedGroups.keySet())
                      + ", and these files need approval: "
                      + String.join(", ", BUILT_IN.approval.stream().map(Glob::source).toList()));
            });
  }

  /** The pattern by which a path holds secrets. */
  Optional<String> sensitive(List<String> folded) {
    return matching(harmless, folded).isPresent() ? Optional.empty() : matching(sensitive, folded);
  }

  /** The pattern by which a change of the path needs a person's approval. */
  Optional<String> approval(List<String> folded) {
    return matching(approval, folded);
  }

  /** The group that protects a path, and its pattern, unless the group is lifted. */
  Optional<String> protectedBy(List<String> folded, List<String> lifted) {
    return protectedGroups.entrySet().stream()
        .filter(group -> !lifted.contains(group.getKey()))
        .flatMap(
            group ->
                matching(group.getValue(), folded)
                    .map(glob -> group.getKey() + ": " + glob)
                    .stream())
        .findFirst();
  }

  static Optional<String> matching(List<Glob> globs, List<String> folded) {
    return globs.stream().filter(glob -> glob.matches(folded)).map(Glob::source).findFirst();
  }

  private static GuardLists load() {
    GuardLists lists = new GuardLists();
    try (InputStream stream =
            Objects.requireNonNull(GuardLists.class.getResourceAsStream(RESOURCE), RESOURCE);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      List<Glob> section = List.of();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("[")) {
          section = lists.section(line.substring(1, line.length() - 1));
        } else if (!line.isBlank() && !line.startsWith("#")) {
          section.add(Glob.parse(line));
        }
      }
      return lists;
    } catch (IOException e) {
      throw new UncheckedIOException("the list of guarded paths cannot be read", e);
    }
  }

  private List<Glob> section(String title) {
    return switch (title) {
      case "sensitive" -> sensitive;
      case "harmless" -> harmless;
      case "approval" -> approval;
      default ->
          protectedGroups.computeIfAbsent(
              title.substring(PROTECTED.length()), name -> new ArrayList<>());
    };
  }
}
