package dev.awo.worker.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Kernel settings that keep ordinary users from making the namespaces a sandbox is made of. */
final class KernelSettings {
  private KernelSettings() {}

  /** What to change, when one of them is set; else empty. */
  static String hint() {
    Map<String, String> forbidding = new LinkedHashMap<>();
    forbidding.put("kernel/apparmor_restrict_unprivileged_userns", "1");
    forbidding.put("kernel/unprivileged_userns_clone", "0");
    forbidding.put("user/max_user_namespaces", "0");
    return forbidding.entrySet().stream()
        .filter(setting -> setting.getValue().equals(value(setting.getKey())))
        .map(
            setting ->
                " (the kernel forbids user namespaces: sysctl "
                    + setting.getKey().replace('/', '.')
                    + " is "
                    + setting.getValue()
                    + ")")
        .findFirst()
        .orElse("");
  }

  private static String value(String setting) {
    try {
      return Files.readString(Path.of("/proc/sys").resolve(setting)).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
