package dev.awo.worker.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The system's programs and its configuration, as far as a command may see them. */
final class SystemMounts {
  private static final Path USR = Path.of("/usr");
  private static final Path ETC = Path.of("/etc");
  private static final Path RESOLVER = Path.of("/etc/resolv.conf");
  private static final List<String> ROOTS =
      List.of("bin", "sbin", "lib", "lib32", "lib64", "libx32", "nix/store");

  private SystemMounts() {}

  /**
   * @param etc a copy of the allowed parts of {@code /etc}
   */
  static void addTo(Mounts mounts, Path etc, boolean network) {
    mounts.readOnly(USR, USR);
    for (String name : ROOTS) {
      Path root = Path.of("/").resolve(name);
      if (Files.isSymbolicLink(root)) {
        mounts.link(target(root), root);
      } else if (Files.isDirectory(root)) {
        mounts.readOnly(root, root);
      }
    }
    mounts.readOnly(etc, ETC);
    if (network && Files.exists(RESOLVER)) {
      mounts.readOnly(RESOLVER, RESOLVER);
    }
  }

  /** Made-up accounts: the command's own, and the two that programs expect. */
  static void addAccounts(Mounts mounts, PrivateHome home, int user) {
    String passwd =
        String.format(
            Locale.ROOT,
            """
            root:x:0:0:root:/root:/bin/sh
            agent:x:%1$d:%1$d:agent:/home/agent:/bin/sh
            nobody:x:65534:65534:nobody:/nonexistent:/bin/false
            """,
            user);
    String group = String.format(Locale.ROOT, "root:x:0:\nagent:x:%d:\nnogroup:x:65534:\n", user);
    mounts.readOnly(home.write("passwd", passwd), ETC.resolve("passwd"));
    mounts.readOnly(home.write("group", group), ETC.resolve("group"));
  }

  private static Path target(Path link) {
    try {
      return Files.readSymbolicLink(link);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the link " + link, e);
    }
  }
}
