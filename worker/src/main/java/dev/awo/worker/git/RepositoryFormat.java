package dev.awo.worker.git;

import static java.util.Locale.ROOT;

import dev.awo.def.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/**
 * What a repository's configuration says of its format. Git's rule is that who does not know an
 * extension must not touch the repository.
 *
 * @param reftable whether its branches are in git's newer table files
 */
record RepositoryFormat(boolean reftable) {
  private static final Set<String> HARMLESS =
      Set.of(
          "noop",
          "noop-v1",
          "partialclone",
          "preciousobjects",
          "worktreeconfig",
          "relativeworktrees",
          "submodulepathconfig");

  /** Fails with {@link FailureKind#REPOSITORY} on a format that cannot be served. */
  static RepositoryFormat of(RepositoryLocation location) throws IOException {
    requirePlainPath(location);
    Config config = read(location);
    long version = config.getLong("core", "repositoryformatversion", 0);
    if (version > 1) {
      throw refusal(location, "uses repository format " + version + ", which is not known here");
    }
    if (version == 0) {
      return new RepositoryFormat(false);
    }
    requireSupported(location, config);
    return new RepositoryFormat("reftable".equalsIgnoreCase(extension(config, "refstorage")));
  }

  private static void requireSupported(RepositoryLocation location, Config config) {
    for (String name : config.getNames("extensions")) {
      String value = String.valueOf(extension(config, name));
      switch (name.toLowerCase(ROOT)) {
        case "objectformat" -> requireSha1(location, value);
        case "refstorage" -> requireReftable(location, value);
        default -> requireHarmless(location, name);
      }
    }
  }

  private static void requireSha1(RepositoryLocation location, String value) {
    if (!value.equalsIgnoreCase("sha1")) {
      throw refusal(
          location, "names its objects by " + Printable.of(value) + ", which is not supported");
    }
  }

  private static void requireReftable(RepositoryLocation location, String value) {
    if (!value.equalsIgnoreCase("reftable")) {
      throw refusal(
          location, "stores its branches as " + Printable.of(value) + ", which is not supported");
    }
  }

  private static void requireHarmless(RepositoryLocation location, String name) {
    if (!HARMLESS.contains(name.toLowerCase(ROOT))) {
      throw refusal(
          location, "uses the extension " + Printable.of(name) + ", which is not known here");
    }
  }

  private static void requirePlainPath(RepositoryLocation location) {
    if (location.commonDir().toString().contains("\n")) {
      throw FailureKind.REPOSITORY.failure(
          "the path of " + location + " has a line break in it: rename the directory");
    }
    if (!Files.isDirectory(location.objects())) {
      throw FailureKind.REPOSITORY.failure(
          location + " has no objects directory: repair the repository first");
    }
  }

  private static Config read(RepositoryLocation location) throws IOException {
    FileBasedConfig config =
        new FileBasedConfig(location.commonDir().resolve("config").toFile(), FS.DETECTED);
    try {
      config.load();
      return config;
    } catch (ConfigInvalidException e) {
      throw FailureKind.REPOSITORY.failure(
          "the configuration of " + location + " cannot be read: 'git config --list' says where",
          e);
    }
  }

  private static @Nullable String extension(Config config, String name) {
    return config.getString("extensions", null, name);
  }

  private static RuntimeException refusal(RepositoryLocation location, String what) {
    return FailureKind.REPOSITORY.failure(
        location + " " + what + ": use a clone in git's default format");
  }
}
