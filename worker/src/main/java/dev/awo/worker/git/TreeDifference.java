package dev.awo.worker.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.ignore.IgnoreNode;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * What stands otherwise in a working tree than in a commit: what git would list as changed, deleted
 * or untracked, by the bytes as they are. New files that the tree's own {@code .gitignore} names
 * are left out, and so is what is neither a file nor a link. A repository that was made inside the
 * tree is not left out: somebody should hear of it.
 */
final class TreeDifference {
  private final Path root;
  private final Set<String> passedOver;
  private final int most;
  private final int mostBytes;
  private final Heartbeat heartbeat;
  private final TreeMap<String, Known> committed = new TreeMap<>();
  private final List<TreeChange> changes = new ArrayList<>();
  private final Deque<Ignoring> ignoring = new ArrayDeque<>();

  /**
   * @param passedOver paths of the tree that are not looked at, nor what is below them
   * @param most after so many changes no more are looked for
   * @param mostBytes of a file that are read; one more tells that it is larger
   */
  TreeDifference(
      Path root, Collection<String> passedOver, int most, int mostBytes, Heartbeat heartbeat) {
    this.root = root;
    this.passedOver = new TreeSet<>(passedOver);
    this.most = most;
    this.mostBytes = mostBytes;
    this.heartbeat = heartbeat;
  }

  private record Known(ObjectId content, FileMode mode) {}

  /** The patterns of a directory's {@code .gitignore}. */
  private record Ignoring(String directory, IgnoreNode patterns) {}

  List<TreeChange> from(Repository repository, ObjectId commit) throws IOException {
    load(repository, commit);
    DiffOfBytes diffs = new DiffOfBytes(repository);
    directory(root, "", false, diffs);
    for (var gone : committed.entrySet()) {
      boolean submodule = gone.getValue().mode().equals(FileMode.GITLINK);
      if (!submodule && !isPassedOver(gone.getKey()) && changes.size() < most) {
        Known was = gone.getValue();
        changes.add(
            new TreeChange(
                gone.getKey(),
                Optional.empty(),
                was.mode().toString(),
                diffs.of(gone.getKey(), Optional.of(was.content()), Optional.empty())));
      }
    }
    return List.copyOf(changes);
  }

  private void load(Repository repository, ObjectId commit) throws IOException {
    try (RevWalk walk = new RevWalk(repository);
        TreeWalk tree = new TreeWalk(repository)) {
      tree.addTree(walk.parseCommit(commit).getTree());
      tree.setRecursive(true);
      while (tree.next()) {
        committed.put(tree.getPathString(), new Known(tree.getObjectId(0), tree.getFileMode(0)));
      }
    }
  }

  /**
   * @param ignored whether only what the commit has counts here
   */
  private void directory(Path directory, String prefix, boolean ignored, DiffOfBytes diffs)
      throws IOException {
    heartbeat.beat();
    boolean patterns = readPatterns(directory, prefix);
    for (Path entry : sorted(directory)) {
      String path = prefix + entry.getFileName();
      if (changes.size() >= most) {
        return;
      }
      if (isPassedOver(path)) {
        continue;
      }
      boolean isDirectory = Files.isDirectory(entry, NOFOLLOW_LINKS);
      boolean out = ignored || isIgnored(path, isDirectory);
      if (!isDirectory) {
        file(entry, path, out, diffs);
      } else if (!isSubmodule(path) && (!out || hasFilesBelow(path))) {
        directory(entry, path + "/", out, diffs);
      }
    }
    if (patterns) {
      ignoring.pop();
    }
  }

  private void file(Path file, String path, boolean ignored, DiffOfBytes diffs) throws IOException {
    Optional<Known> known = Optional.ofNullable(committed.get(path));
    Optional<FileMode> mode = mode(file);
    if (mode.isEmpty() || (known.isEmpty() && ignored)) {
      return;
    }
    committed.remove(path);
    byte[] now = read(file, mode.get());
    boolean same =
        known.isPresent()
            && known.get().mode().equals(mode.get())
            && known.get().content().equals(idOf(file, now));
    if (!same) {
      changes.add(
          new TreeChange(
              path,
              Optional.of(now),
              mode.get().toString(),
              now.length > mostBytes
                  ? DiffOfBytes.tooLarge(path)
                  : diffs.of(path, known.map(Known::content), Optional.of(now))));
    }
  }

  private static Optional<FileMode> mode(Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      return Optional.of(FileMode.SYMLINK);
    }
    Optional<FileStat> stat = FileStat.of(file);
    return stat.filter(FileStat::isRegular)
        .map(s -> s.isExecutable() ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE);
  }

  private byte[] read(Path file, FileMode mode) throws IOException {
    if (mode.equals(FileMode.SYMLINK)) {
      return Files.readSymbolicLink(file).toString().getBytes(UTF_8);
    }
    requireReadable(file);
    try (InputStream in = open(file)) {
      return in.readNBytes(mostBytes + 1);
    }
  }

  private ObjectId idOf(Path file, byte[] content) throws IOException {
    try (ObjectInserter.Formatter formatter = new ObjectInserter.Formatter()) {
      if (content.length <= mostBytes) {
        return formatter.idFor(Constants.OBJ_BLOB, content);
      }
      try (InputStream in = open(file)) {
        return formatter.idFor(Constants.OBJ_BLOB, Files.size(file), in);
      }
    }
  }

  private static InputStream open(Path file) throws IOException {
    return Files.newInputStream(file, StandardOpenOption.READ, NOFOLLOW_LINKS);
  }

  /** Programs may have closed what they made to everybody. */
  private static void requireReadable(Path path) throws IOException {
    if (!Files.isReadable(path)) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static List<Path> sorted(Path directory) throws IOException {
    requireReadable(directory);
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(entries::add);
    }
    entries.sort(null);
    return entries;
  }

  private boolean isPassedOver(String path) {
    return passedOver.stream().anyMatch(o -> path.equals(o) || path.startsWith(o + "/"));
  }

  private boolean isSubmodule(String path) {
    Known known = committed.get(path);
    return known != null && known.mode().equals(FileMode.GITLINK);
  }

  private boolean hasFilesBelow(String path) {
    String next = committed.ceilingKey(path + "/");
    return next != null && next.startsWith(path + "/");
  }

  private boolean readPatterns(Path directory, String prefix) throws IOException {
    Path file = directory.resolve(Constants.GITIGNORE_FILENAME);
    if (!Files.isRegularFile(file, NOFOLLOW_LINKS) || Files.size(file) > mostBytes) {
      return false;
    }
    IgnoreNode patterns = new IgnoreNode();
    try (InputStream in = open(file)) {
      patterns.parse(in);
    }
    ignoring.push(new Ignoring(prefix, patterns));
    return true;
  }

  /** The innermost directory that says something of the path decides. */
  private boolean isIgnored(String path, boolean isDirectory) {
    for (Ignoring level : ignoring) {
      Boolean ignored =
          level.patterns().checkIgnored(path.substring(level.directory().length()), isDirectory);
      if (ignored != null) {
        return ignored;
      }
    }
    return false;
  }
}
