package dev.awo.worker.verify;

import dev.awo.def.verify.PrepareRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The name of what a preparation depends on: the project, the commands, how they are confined, and
 * the content of the lock files, or, where there are none, the base commit.
 */
final class PrepareState {
  /** Changes when what is kept of a preparation does. */
  private static final String FORMAT = "1";

  private final MessageDigest digest = sha256();

  private PrepareState() {}

  /**
   * The name, fit for a directory.
   *
   * @param confinement in words: without a sandbox, results hold other paths
   */
  static String of(PrepareRequest request, String confinement) {
    try {
      return new PrepareState().name(request, confinement);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the lock files", e);
    }
  }

  private String name(PrepareRequest request, String confinement) throws IOException {
    add(FORMAT);
    add(request.project());
    add(confinement);
    request.preparation().commands().forEach(command -> add(command.command().run()));
    Path tree = Path.of(request.workspace().directory());
    SortedSet<String> files = new TreeSet<>();
    for (String pattern : request.preparation().lockFiles()) {
      find(tree, pattern, files);
    }
    for (String file : files) {
      add(file);
      addContent(tree.resolve(file));
    }
    if (files.isEmpty()) {
      add(request.workspace().base());
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }

  private static void find(Path tree, String pattern, SortedSet<String> found) throws IOException {
    if (pattern.indexOf('*') < 0) {
      if (Files.isRegularFile(tree.resolve(pattern), LinkOption.NOFOLLOW_LINKS)) {
        found.add(pattern);
      }
      return;
    }
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(tree)) {
      for (Path entry : entries) {
        Path name = entry.getFileName();
        if (matcher.matches(name) && Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
          found.add(name.toString());
        }
      }
    }
  }

  private void add(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private void addContent(Path file) throws IOException {
    MessageDigest content = sha256();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[64 * 1024];
      int length = in.read(buffer);
      while (length >= 0) {
        content.update(buffer, 0, length);
        length = in.read(buffer);
      }
    }
    digest.update(content.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
