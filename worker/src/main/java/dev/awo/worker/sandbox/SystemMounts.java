package dev.awo.worker.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The system's programs, and those parts of {@code /etc} that programs need and nobody hides. */
final class SystemMounts {
  private static final List<String> ROOTS =
      List.of("bin", "sbin", "lib", "lib32", "lib64", "libx32", "nix/store");
  private static final List<String> ETC = readList();

  private SystemMounts() {}

  static void addTo(Mounts mounts, boolean network) {
    Path usr = Path.of("/usr");
    mounts.readOnly(usr, usr);
    for (String name : ROOTS) {
      Path root = Path.of("/").resolve(name);
      if (Files.isSymbolicLink(root)) {
        mounts.link(target(root), root);
      } else if (Files.isDirectory(root)) {
        mounts.readOnly(root, root);
      }
    }
    ETC.forEach(pattern -> addEtc(mounts, pattern));
    if (network && Files.exists(Path.of("/etc/resolv.conf"))) {
      mounts.readOnly(Path.of("/etc/resolv.conf"), Path.of("/etc/resolv.conf"));
    }
  }

  private static void addEtc(Mounts mounts, String pattern) {
    int slash = pattern.lastIndexOf('/');
    Path directory = Path.of("/etc").resolve(pattern.substring(0, Math.max(0, slash)));
    if (!Files.isDirectory(directory)) {
      return;
    }
    String names = pattern.substring(slash + 1);
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, names)) {
      found.forEach(
          entry -> {
            if (Files.isReadable(entry)) {
              mounts.readOnly(entry, entry);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + directory, e);
    }
  }

  private static Path target(Path link) {
    try {
      return Files.readSymbolicLink(link);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the link " + link, e);
    }
  }

  private static List<String> readList() {
    try (InputStream in = SystemMounts.class.getResourceAsStream("etc.txt")) {
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
