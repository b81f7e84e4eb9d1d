package dev.awo.worker.git;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache;
import org.eclipse.jgit.util.FS;

/**
 * JGit's open instances of the users' repositories, which all tasks share so that a large pack
 * index is in memory once. JGit trusts a pack list for as long as it finds what it looks for, and
 * so would believe in objects that a garbage collection took away: when the packs change, the
 * instance does.
 */
final class SharedRepositories {
  private static final ConcurrentHashMap<Path, Set<String>> PACKS = new ConcurrentHashMap<>();

  private SharedRepositories() {}

  /** Fails with {@link org.eclipse.jgit.errors.RepositoryNotFoundException} where it is damaged. */
  static Repository open(Path commonDir) throws IOException {
    refresh(commonDir);
    return RepositoryCache.open(key(commonDir), true);
  }

  /** To be called before work on a workspace that borrows objects from there. */
  static void refresh(Path commonDir) throws IOException {
    Set<String> packs = packs(commonDir.resolve("objects/pack"));
    Set<String> before = PACKS.put(commonDir, packs);
    if (before == null || before.equals(packs)) {
      return;
    }
    // Whoever still uses the old instance closes it with the last use.
    try (Repository stale = RepositoryCache.open(key(commonDir), true)) {
      RepositoryCache.unregister(stale);
    }
  }

  private static Set<String> packs(Path directory) throws IOException {
    Set<String> names = new HashSet<>();
    try (DirectoryStream<Path> packs = Files.newDirectoryStream(directory, "*.pack")) {
      packs.forEach(pack -> names.add(pack.getFileName().toString()));
      return names;
    } catch (NoSuchFileException e) {
      return Set.of();
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static RepositoryCache.FileKey key(Path commonDir) {
    return RepositoryCache.FileKey.exact(commonDir.toFile(), FS.DETECTED);
  }
}
