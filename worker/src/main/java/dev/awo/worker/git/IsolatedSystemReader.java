package dev.awo.worker.git;

import java.io.File;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Keeps JGit to the repositories it is given: no user or system configuration, no environment, and
 * no measuring of the file system, for which JGit would write probe files into the user's git
 * directory for three seconds and a file into the user's configuration directory.
 */
final class IsolatedSystemReader extends SystemReader.Delegate {
  private static final AtomicBoolean INSTALLED = new AtomicBoolean();

  private IsolatedSystemReader(SystemReader platform) {
    super(platform);
    setPlatformChecker();
  }

  /** Makes this the one that JGit asks, in the whole process. */
  static void install() {
    if (INSTALLED.compareAndSet(false, true)) {
      SystemReader.setInstance(new IsolatedSystemReader(SystemReader.getInstance()));
    }
  }

  @Override
  public @Nullable String getenv(String variable) {
    return null;
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fs) {
    return new FixedConfig(parent, fs);
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fs) {
    return new FixedConfig(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return new FixedConfig(parent, fs);
  }

  /** Settings that no file can change. */
  private static final class FixedConfig extends FileBasedConfig {
    // What is published in the user's repository must survive a power cut, and branches that the
    // user makes there must be seen at once.
    private static final String TEXT =
        """
        [core]
        \tfsyncObjectFiles = true
        \tfsyncRefFiles = true
        [reftable]
        \tautoRefresh = true
        """;

    // Coarser than any file system in use, so that JGit looks again rather than trusts its cache.
    private static final String TIMESTAMP_RESOLUTION = "1 s";

    private FixedConfig(@Nullable Config parent, FS fs) {
      super(parent, new File("awo-fixed-config"), fs);
      try {
        fromText(TEXT);
      } catch (ConfigInvalidException e) {
        throw new IllegalStateException("the fixed configuration is well-formed", e);
      }
    }

    @Override
    public void load() {
      // There is no file.
    }

    @Override
    public boolean isOutdated() {
      return false;
    }

    @Override
    public @Nullable String getString(String section, @Nullable String subsection, String name) {
      return section.equals("filesystem")
          ? TIMESTAMP_RESOLUTION
          : super.getString(section, subsection, name);
    }
  }
}
