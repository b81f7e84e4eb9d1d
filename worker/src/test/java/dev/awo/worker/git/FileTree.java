package dev.awo.worker.git;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is below a directory, for comparing before with after. */
final class FileTree {
  private FileTree() {}

  /**
   * Path to kind, permissions and content of all that {@code wanted} accepts; {@code /} between.
   */
  static Map<String, String> of(Path root, Predicate<String> wanted) {
    Map<String, String> tree = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      paths
          .filter(path -> !path.equals(root))
          .filter(path -> wanted.test(root.relativize(path).toString()))
          .forEach(path -> tree.put(root.relativize(path).toString(), describe(path)));
      return tree;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, String> of(Path root) {
    return of(root, path -> true);
  }

  private static String describe(Path path) {
    try {
      if (Files.isSymbolicLink(path)) {
        return "link " + Files.readSymbolicLink(path);
      }
      Object mode = Files.getAttribute(path, "unix:mode", NOFOLLOW_LINKS);
      if (Files.isDirectory(path, NOFOLLOW_LINKS)) {
        return "directory " + mode;
      }
      return "file " + mode + " " + hash(Files.readAllBytes(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return new BigInteger(1, digest).toString(16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
