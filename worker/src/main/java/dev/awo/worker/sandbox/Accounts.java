package dev.awo.worker.sandbox;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The few lines of {@code /etc} that name users and hosts, made up so that the host's stay its own.
 */
final class Accounts {
  private Accounts() {}

  static void addTo(Mounts mounts, PrivateHome home, int user) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "passwd",
        String.format(
            Locale.ROOT,
            """
            root:x:0:0:root:/root:/bin/sh
            agent:x:%1$d:%1$d:agent:/home/agent:/bin/sh
            nobody:x:65534:65534:nobody:/nonexistent:/bin/false
            """,
            user));
    files.put(
        "group", String.format(Locale.ROOT, "root:x:0:\nagent:x:%d:\nnogroup:x:65534:\n", user));
    files.put("hosts", "127.0.0.1 localhost sandbox\n::1 localhost\n");
    files.put("nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n");
    files.forEach(
        (name, content) ->
            mounts.readOnly(home.write(name, content), Path.of("/etc").resolve(name)));
  }
}
