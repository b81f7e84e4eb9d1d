package dev.awo.worker.sandbox;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The environment of a command: made from nothing, so that no key of the worker's gets in. */
final class BoxEnvironment {
  private static final List<String> USUAL_PATH =
      List.of("/usr/local/bin", "/usr/bin", "/bin", "/usr/local/sbin", "/usr/sbin", "/sbin");

  /** Passed on with the network only: how to get out, whom to trust there, and where to fetch. */
  private static final List<String> NETWORK =
      List.of(
          "HTTP_PROXY",
          "HTTPS_PROXY",
          "NO_PROXY",
          "http_proxy",
          "https_proxy",
          "no_proxy",
          "SSL_CERT_FILE",
          "SSL_CERT_DIR",
          "NODE_EXTRA_CA_CERTS",
          "REQUESTS_CA_BUNDLE",
          "CURL_CA_BUNDLE",
          "PIP_CERT",
          "PIP_INDEX_URL",
          "PIP_EXTRA_INDEX_URL",
          "UV_DEFAULT_INDEX",
          "UV_INDEX_URL",
          "npm_config_registry",
          "NPM_CONFIG_REGISTRY");

  private BoxEnvironment() {}

  /**
   * @param tree as the command sees it, like {@code home}
   */
  static Map<String, String> of(
      Host host, BoxedCommand command, Path tree, String home, String temporary) {
    Map<String, String> env = new LinkedHashMap<>();
    env.put("PATH", path(host.toolchains(), command.provision(), tree));
    env.put("HOME", home);
    env.put("USER", "agent");
    env.put("LOGNAME", "agent");
    env.put("SHELL", "/bin/sh");
    env.put("TMPDIR", temporary);
    env.put("LANG", "C.UTF-8");
    env.put("TERM", "dumb");
    env.put("NO_COLOR", "1");
    env.put("CI", "true");
    // Python tells old bytecode by second and size: a corrected file of the same length would fail.
    env.put("PYTHONDONTWRITEBYTECODE", "1");
    env.putAll(host.toolchains().variables());
    env.putAll(host.caches().environment(home, command.rules().network()));
    command
        .provision()
        .map(provision -> provision.home(host.settings().state()))
        .ifPresent(prepared -> env.putAll(new PreparedCaches(prepared).environment()));
    if (command.rules().network()) {
      env.putAll(forNetwork(host.settings().environment()));
    }
    env.putAll(command.environment());
    env.put(TreeMark.VARIABLE, TreeMark.of(command.tree()).name());
    return env;
  }

  private static String path(Toolchains toolchains, Optional<Provision> provision, Path tree) {
    Stream<String> prepared =
        provision.stream()
            .flatMap(known -> known.programs().stream())
            .map(programs -> tree.resolve(programs).toString());
    return Stream.concat(prepared, directories(toolchains))
        .distinct()
        .collect(Collectors.joining(":"));
  }

  /** Where commands find the programs that are installed. */
  static Stream<String> directories(Toolchains toolchains) {
    return Stream.concat(toolchains.path().stream().map(Path::toString), USUAL_PATH.stream());
  }

  private static Map<String, String> forNetwork(Map<String, String> worker) {
    Map<String, String> env = new LinkedHashMap<>();
    for (String name : NETWORK) {
      String value = worker.getOrDefault(name, "");
      boolean carriesPassword = value.contains("@");
      if (!value.isEmpty() && !carriesPassword) {
        env.put(name, value);
      }
    }
    return env;
  }
}
