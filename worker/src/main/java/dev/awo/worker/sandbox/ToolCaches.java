package dev.awo.worker.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where build tools keep what they downloaded, so that builds work without the network, and the
 * variables that lead them to their place in the sandbox.
 */
final class ToolCaches {
  private final Path mavenHome;
  private final Path npm;
  private final Path goModules;
  private final Path goBuild;
  private final Path cargo;
  private final Path gradle;
  private final Path pythonUser;
  private final String goProxy;

  ToolCaches(Path home, Map<String, String> host) {
    mavenHome = home.resolve(".m2");
    npm = at(host, "npm_config_cache", home.resolve(".npm"));
    goModules = at(host, "GOMODCACHE", at(host, "GOPATH", home.resolve("go")).resolve("pkg/mod"));
    goBuild = at(host, "GOCACHE", home.resolve(".cache/go-build"));
    cargo = at(host, "CARGO_HOME", home.resolve(".cargo"));
    gradle = at(host, "GRADLE_USER_HOME", home.resolve(".gradle"));
    pythonUser = at(host, "PYTHONUSERBASE", home.resolve(".local"));
    String named = host.getOrDefault("GOPROXY", "");
    boolean usable = !named.isBlank() && !named.equals("off") && !named.contains("@");
    goProxy = usable ? named : "https://proxy.golang.org,direct";
  }

  /** To be shown read-only, at their own paths. */
  List<Path> mounts() {
    return List.of(
            mavenHome.resolve("repository"),
            mavenHome.resolve("wrapper"),
            npm.resolve("_cacache"),
            goModules,
            goBuild,
            cargo.resolve("registry"),
            cargo.resolve("git"),
            gradle.resolve("caches/modules-2"),
            gradle.resolve("wrapper/dists"),
            pythonUser.resolve("lib"))
        .stream()
        .filter(Files::isDirectory)
        .toList();
  }

  /**
   * The caches to be copied by links. With the network, tools download what is missing, also into
   * directories that are there already; npm then does better with an empty cache.
   */
  List<ToolCache> copies(boolean network) {
    List<ToolCache> copies = new ArrayList<>();
    int any = Integer.MAX_VALUE;
    copies.add(
        new ToolCache(
            "maven", "repository", mavenHome.resolve("repository"), "pom.xml", any, !network));
    copies.add(new ToolCache("go-build", "", goBuild, "go.mod", 2, false));
    copies.add(
        new ToolCache("cargo", "registry", cargo.resolve("registry"), "Cargo.toml", 3, false));
    copies.add(
        new ToolCache(
            "gradle", "wrapper/dists", gradle.resolve("wrapper/dists"), "gradlew", 1, false));
    if (!network) {
      copies.add(
          new ToolCache("npm", "_cacache", npm.resolve("_cacache"), "package.json", 1, false));
    }
    return copies.stream().filter(cache -> Files.isDirectory(cache.source())).toList();
  }

  /** For a sandbox whose home is {@code home}. */
  Map<String, String> environment(String home, boolean network) {
    Map<String, String> env = new LinkedHashMap<>();
    // Without this, Maven believes a cached artifact only when the mirror it came from is
    // configured.
    env.put(
        "MAVEN_OPTS",
        "-Dmaven.repo.local="
            + home
            + "/maven/repository -Daether.enhancedLocalRepository.trackingFilename=awo.repositories"
            + " -Dstyle.color=never");
    env.put("npm_config_cache", home + "/npm");
    env.put("npm_config_update_notifier", "false");
    env.put("npm_config_fund", "false");
    env.put("npm_config_audit", "false");
    env.put("GOPATH", home + "/go");
    env.put("GOCACHE", home + "/go-build");
    env.put("GOTOOLCHAIN", "local");
    env.put("CARGO_HOME", home + "/cargo");
    env.put("GRADLE_USER_HOME", home + "/gradle");
    env.put("PIP_CACHE_DIR", home + "/pip");
    env.put("PIP_NO_INPUT", "1");
    env.put("PIP_DISABLE_PIP_VERSION_CHECK", "1");
    if (Files.isDirectory(pythonUser.resolve("lib"))) {
      env.put("PYTHONUSERBASE", pythonUser.toString());
    }
    if (Files.isDirectory(gradle.resolve("caches/modules-2"))) {
      env.put("GRADLE_RO_DEP_CACHE", gradle.resolve("caches").toString());
    }
    env.putAll(network ? online() : offline());
    return env;
  }

  private Map<String, String> offline() {
    Map<String, String> env = new LinkedHashMap<>();
    env.put("npm_config_offline", "true");
    env.put("CARGO_NET_OFFLINE", "true");
    env.put("GOPROXY", "off");
    if (Files.isDirectory(goModules)) {
      env.put("GOMODCACHE", goModules.toString());
    }
    if (Files.isDirectory(mavenHome.resolve("wrapper"))) {
      env.put("MAVEN_USER_HOME", mavenHome.toString());
    }
    return env;
  }

  /** Go downloads into its own module cache, and takes from the host's what is there. */
  private Map<String, String> online() {
    Path downloads = goModules.resolve("cache/download");
    return Map.of(
        "GOPROXY", Files.isDirectory(downloads) ? "file://" + downloads + "," + goProxy : goProxy);
  }

  private static Path at(Map<String, String> host, String variable, Path usual) {
    String value = host.getOrDefault(variable, "");
    return value.startsWith("/") ? Path.of(value) : usual;
  }
}
