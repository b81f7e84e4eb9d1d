package dev.awo.worker.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Tells which changes a person should approve: those that alter what a build, an installer or an
 * agent runs.
 */
final class Approvals {
  private static final List<String> NPM_HOOKS =
      List.of(
          "scripts",
          "bin",
          "husky",
          "lint-staged",
          "simple-git-hooks",
          "pre-commit",
          "gypfile",
          "packageManager",
          "workspaces");

  private Approvals() {}

  /**
   * What needs approval in the change; empty when nothing does.
   *
   * @param lifted names of files that the operator approves of ahead of time, among others
   */
  static Optional<Approval> of(
      FileChange change, Optional<FileContent> before, List<String> lifted) {
    List<String> folded = RepoPath.split(change.path()).stream().map(PathFold::fold).toList();
    Optional<String> listed = GuardLists.builtIn().approval(folded);
    if (listed.filter(name -> !lifted.contains(name)).isEmpty()
        || change.content().equals(before)) {
      return Optional.empty();
    }
    String old = text(before);
    String now = text(change.content());
    String name = folded.get(folded.size() - 1);
    Optional<String> what =
        switch (name) {
          case "package.json", "composer.json" -> changedScripts(old, now);
          case "pom.xml" ->
              MavenBuild.read(old).equals(MavenBuild.read(now))
                  ? Optional.empty()
                  : Optional.of("plugins, repositories or profiles");
          case "pyproject.toml" ->
              tables(old).equals(tables(now))
                  ? Optional.empty()
                  : Optional.of("build system or scripts");
          default -> Optional.of("the file itself, which is run or obeyed");
        };
    return what.map(found -> new Approval(change.path(), found));
  }

  private static String text(Optional<FileContent> content) {
    return content.map(bytes -> new String(bytes.toByteArray(), StandardCharsets.UTF_8)).orElse("");
  }

  private static Optional<String> changedScripts(String old, String now) {
    ObjectMapper mapper = new ObjectMapper();
    try {
      JsonNode before = mapper.readTree(old);
      JsonNode after = mapper.readTree(now);
      return NPM_HOOKS.stream()
          .filter(key -> !Objects.equals(before.get(key), after.get(key)))
          .findFirst();
    } catch (JsonProcessingException e) {
      return Optional.of("JSON that cannot be read");
    }
  }

  /** The lines of the tables that say what is run at build or install. */
  private static List<String> tables(String toml) {
    StringBuilder kept = new StringBuilder();
    boolean inside = false;
    for (String line : TextLines.split(toml)) {
      String text = line.strip().toLowerCase(Locale.ROOT);
      if (text.startsWith("[")) {
        inside =
            text.contains("build")
                || text.contains("scripts")
                || text.contains("entry-points")
                || text.contains("hooks")
                || text.contains("tasks");
      }
      if (inside && !text.isEmpty()) {
        kept.append(text).append('\n');
      }
    }
    return TextLines.split(kept.toString());
  }
}
