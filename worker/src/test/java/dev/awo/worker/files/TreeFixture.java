package dev.awo.worker.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Builds trees for tests, and takes down what is in them. */
final class TreeFixture {
  private TreeFixture() {}

  static Path file(Path root, String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  static void program(Path root, String path, String content) throws IOException {
    Files.setPosixFilePermissions(
        file(root, path, content), PosixFilePermissions.fromString("rwxr-x--x"));
  }

  static void link(Path root, String path, String target) throws IOException {
    Path link = root.resolve(path);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, Path.of(target));
  }

  /** Every entry below the root with its kind, permissions and content. */
  static Map<String, String> snapshot(Path root) throws IOException {
    Map<String, String> entries = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        entries.put(root.relativize(path).toString(), describe(path));
      }
    }
    return entries;
  }

  private static String describe(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return "link " + Files.readSymbolicLink(path);
    }
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return "directory";
    }
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path))
        + " "
        + new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1);
  }
}
