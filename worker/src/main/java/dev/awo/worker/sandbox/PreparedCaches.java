package dev.awo.worker.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The caches that prepare commands filled in their home, for the homes of the commands that come
 * after them: in place of the host's, of which they have links.
 *
 * @param home of the prepare commands
 */
record PreparedCaches(Path home) {
  private static final int ANY = Integer.MAX_VALUE;

  /** Enough for a tool to add an entry of its own to a directory that it shares. */
  private static final int USUAL_DEPTH = 3;

  /** Led to by variables, of no further use, or the sandbox's own. */
  private static final Set<String> NOT_LINKED = Set.of("go", "pip", "tmp", ".scratch");

  List<ToolCache> copies() {
    List<ToolCache> copies = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(home)) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS) && !NOT_LINKED.contains(name)) {
          copies.add(copy(name, entry));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look into the prepared home " + home, e);
    }
    return copies.stream().filter(cache -> Files.isDirectory(cache.source())).toList();
  }

  private static ToolCache copy(String name, Path source) {
    return switch (name) {
      case "maven" -> new ToolCache(name, "", source, "", ANY, true);
      case "go-build" -> new ToolCache(name, "", source, "", 2, false);
      case "npm" -> new ToolCache(name, "_cacache", source.resolve("_cacache"), "", 1, false);
      case "cargo" -> new ToolCache(name, "registry", source.resolve("registry"), "", 3, false);
      case "gradle" ->
          new ToolCache(name, "wrapper/dists", source.resolve("wrapper/dists"), "", 1, false);
      default -> new ToolCache(name, "", source, "", USUAL_DEPTH, false);
    };
  }

  Map<String, String> environment() {
    Map<String, String> env = new LinkedHashMap<>();
    if (Files.isDirectory(home.resolve("go/pkg/mod"))) {
      env.put("GOMODCACHE", home.resolve("go/pkg/mod").toString());
    }
    if (Files.isDirectory(home.resolve("gradle/caches/modules-2"))) {
      env.put("GRADLE_RO_DEP_CACHE", home.resolve("gradle/caches").toString());
    }
    return env;
  }
}
