package dev.awo.worker.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A copy of those parts of {@code /etc} that programs need and nobody hides, made once when the
 * worker starts: one mount instead of dozens, which cost a command more than everything else.
 */
final class EtcSnapshot {
  private static final Path ETC = Path.of("/etc");
  private static final Path USR = Path.of("/usr");

  private EtcSnapshot() {}

  /** {@code directory} must not exist. */
  static Path make(Path directory) {
    try {
      Files.createDirectory(directory);
      for (String pattern : patterns()) {
        int slash = pattern.lastIndexOf('/');
        Path parent = ETC.resolve(pattern.substring(0, Math.max(0, slash)));
        if (Files.isDirectory(parent)) {
          copyMatching(parent, pattern.substring(slash + 1), directory);
        }
      }
      Files.writeString(directory.resolve("hosts"), "127.0.0.1 localhost sandbox\n::1 localhost\n");
      Files.writeString(
          directory.resolve("nsswitch.conf"), "passwd: files\ngroup: files\nhosts: files dns\n");
      for (String mountPoint : List.of("passwd", "group", "resolv.conf")) {
        Files.createFile(directory.resolve(mountPoint));
      }
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy parts of /etc to " + directory, e);
    }
  }

  private static void copyMatching(Path parent, String names, Path directory) throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, names)) {
      for (Path entry : found) {
        Path copy = directory.resolve(ETC.relativize(entry));
        Files.createDirectories(copy.resolveSibling("."));
        boolean linkOutside = Files.isSymbolicLink(entry) && Files.exists(entry);
        copy(linkOutside ? entry.toRealPath() : entry, copy);
      }
    }
  }

  private static void copy(Path source, Path copy) throws IOException {
    if (!Files.isReadable(source)) {
      return;
    }
    if (Files.isSymbolicLink(source) && staysALink(source)) {
      Files.createSymbolicLink(copy, Files.readSymbolicLink(source));
    } else if (Files.isDirectory(source)) {
      Files.createDirectory(copy);
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(source)) {
        for (Path entry : entries) {
          copy(entry, copy.resolve(entry.getFileName()));
        }
      }
    } else if (Files.isRegularFile(source)) {
      Files.copy(source, copy);
    }
  }

  /** Links into {@code /usr} hold in the sandbox too; so do those to directories, if at all. */
  private static boolean staysALink(Path link) throws IOException {
    return Files.isDirectory(link) || link.toRealPath().startsWith(USR);
  }

  private static List<String> patterns() {
    try (InputStream in = EtcSnapshot.class.getResourceAsStream("etc.txt")) {
      if (in == null) {
        throw new IllegalStateException("etc.txt is missing beside its class");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read etc.txt", e);
    }
  }
}
