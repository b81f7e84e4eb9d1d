package dev.awo.worker.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The files below given paths. In directories vendored and generated trees are passed over, and
 * links; files that are not worth reading are named with the reason.
 */
public final class ScanTargets {
  private static final Set<String> PASSED_OVER =
      Set.of(
          "node_modules",
          "bower_components",
          "jspm_packages",
          ".git",
          ".hg",
          ".svn",
          "target",
          "dist",
          "build",
          "venv",
          ".venv",
          "vendor",
          "__pycache__",
          ".tox",
          ".mypy_cache",
          ".pytest_cache",
          ".gradle",
          ".mvn",
          ".idea",
          ".next",
          ".nuxt",
          "coverage",
          "site-packages",
          ".terraform",
          ".cache",
          ".yarn");
  private static final long SIZE_LIMIT = 2L << 20;
  private static final int PROBE = 8_000;

  /** What a file holds, as far as a scan is concerned. */
  public sealed interface Content {
    /** Text; bytes that are not valid are replaced, as they could hide what stands beside them. */
    record Text(String text) implements Content {}

    /**
     * Nothing to scan.
     *
     * @param reason in a word or two
     */
    record Skipped(String reason) implements Content {}
  }

  private ScanTargets() {}

  /**
   * Lists what is to be scanned, in the order given and by name within directories.
   *
   * @throws UncheckedIOException when a directory cannot be read
   */
  public static List<Path> below(List<Path> paths) {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (Files.isDirectory(path)) {
        walk(path, files);
      } else {
        files.add(path);
      }
    }
    return files;
  }

  private static void walk(Path root, List<Path> files) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(root, new Collector(root, found));
    } catch (IOException e) {
      throw new UncheckedIOException("The directory " + root + " cannot be read", e);
    }
    files.addAll(found.stream().sorted().toList());
  }

  private static final class Collector extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Path> found;

    Collector(Path root, List<Path> found) {
      this.root = root;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      boolean passedOver = !directory.equals(root) && PASSED_OVER.contains(nameOf(directory));
      return passedOver ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    /** Something vanished or may not be read; the rest is still worth scanning. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException problem) {
      return FileVisitResult.CONTINUE;
    }
  }

  private static String nameOf(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString().toLowerCase(Locale.ROOT);
  }

  /** Reads a file, unless it is too large, minified, or no text. */
  public static Content read(Path file) {
    String name = nameOf(file);
    if (name.endsWith(".min.js") || name.endsWith(".min.css") || name.endsWith(".map")) {
      return new Content.Skipped("minified");
    }
    try {
      if (!Files.isRegularFile(file)) {
        return new Content.Skipped("not a regular file");
      }
      return Files.size(file) > SIZE_LIMIT
          ? new Content.Skipped("larger than 2 MiB")
          : content(Files.readAllBytes(file));
    } catch (IOException e) {
      return new Content.Skipped("cannot be read");
    }
  }

  private static Content content(byte[] bytes) {
    Charset charset = charset(bytes);
    boolean binary = charset.equals(StandardCharsets.UTF_8) && hasNul(bytes);
    return binary
        ? new Content.Skipped("binary")
        : new Content.Text(withoutMark(new String(bytes, charset)));
  }

  private static Charset charset(byte[] bytes) {
    if (bytes.length > 1 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
      return StandardCharsets.UTF_16LE;
    }
    boolean big = bytes.length > 1 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF;
    return big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
  }

  private static boolean hasNul(byte[] bytes) {
    for (int i = 0; i < Math.min(PROBE, bytes.length); i++) {
      if (bytes[i] == 0) {
        return true;
      }
    }
    return false;
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
