package dev.awo.worker.git;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.ignore.IgnoreNode;

/** The {@code .gitignore} files of a tree, for paths that need not exist. */
final class IgnoreRules {
  private static final long LONGEST = 1 << 20;

  private final Path root;
  private final Map<String, IgnoreNode> nodes = new HashMap<>();

  IgnoreRules(Path root) {
    this.root = root;
  }

  /** A path is ignored when it is, or a directory above it. */
  boolean ignores(String path) throws IOException {
    List<String> names = Arrays.asList(path.split("/", -1));
    for (int end = 1; end <= names.size(); end++) {
      if (ignores(names.subList(0, end), end < names.size())) {
        return true;
      }
    }
    return false;
  }

  /** The deepest file that has a rule for the path decides. */
  private boolean ignores(List<String> names, boolean isDirectory) throws IOException {
    for (int depth = names.size() - 1; depth >= 0; depth--) {
      String below = String.join("/", names.subList(depth, names.size()));
      Boolean verdict =
          node(String.join("/", names.subList(0, depth))).checkIgnored(below, isDirectory);
      if (verdict != null) {
        return verdict;
      }
    }
    return false;
  }

  private IgnoreNode node(String directory) throws IOException {
    IgnoreNode known = nodes.get(directory);
    if (known != null) {
      return known;
    }
    IgnoreNode node = new IgnoreNode();
    Path file = root.resolve(directory).resolve(".gitignore");
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= LONGEST) {
      node.parse(new ByteArrayInputStream(Files.readAllBytes(file)));
    }
    nodes.put(directory, node);
    return node;
  }
}
