package dev.awo.worker.sandbox;

import java.nio.file.Path;
import java.util.List;

/** The settings, and what was found on this host once and holds for every command. */
record Host(SandboxSettings settings, HostTools tools, Toolchains toolchains, ToolCaches caches) {
  static Host look(SandboxSettings settings) {
    Path home = Path.of(settings.environment().getOrDefault("HOME", "/root"));
    Path data = settings.state().getParent();
    InstallationRules rules = new InstallationRules(home, data == null ? List.of() : List.of(data));
    return new Host(
        settings,
        new HostTools(settings.environment()),
        Toolchains.find(settings.environment(), rules),
        new ToolCaches(home, settings.environment()));
  }
}
