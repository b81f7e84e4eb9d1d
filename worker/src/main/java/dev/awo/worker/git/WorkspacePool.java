package dev.awo.worker.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The places of all repositories, and who holds them. Each place has one empty token file, either
 * {@code idle/<number>} or {@code leased/<owner>@<number>}: taking and giving back is one rename,
 * which only one of several processes can win and which a crash leaves done or not done.
 */
final class WorkspacePool {
  private static final String IDLE = "idle";
  private static final String LEASED = "leased";
  private static final String REPOSITORY = "repository";

  // A place without a token is one whose maker died, unless it was made this very moment.
  private static final Duration HALF_MADE = Duration.ofMinutes(1);

  private final Path root;
  private final int maxIdle;

  WorkspacePool(Path root, int maxIdle) {
    this.root = root;
    this.maxIdle = maxIdle;
  }

  /** The file that says who holds a place. */
  private record Token(Slot slot, String owner) {
    private static Token of(Slot slot, TaskRun owner) {
      return new Token(slot, owner.asFileName());
    }

    private static Token parse(Path pool, String name) {
      int at = name.lastIndexOf('@');
      return new Token(new Slot(pool, name.substring(at + 1)), name.substring(0, Math.max(0, at)));
    }

    private Path path() {
      return slot.pool().resolve(LEASED).resolve(owner + "@" + slot.number());
    }
  }

  /** The owner's place for this repository, if it holds one. */
  Optional<Slot> heldBy(TaskRun owner, RepositoryLocation repository) throws IOException {
    return tokens(poolOf(repository)).stream()
        .filter(token -> token.owner().equals(owner.asFileName()))
        .map(Token::slot)
        .findFirst();
  }

  /** The place that a workspace id names, if the owner still holds it. */
  Optional<Slot> heldBy(TaskRun owner, WorkspaceId id) {
    Slot slot = new Slot(root.resolve(id.pool()), id.number());
    boolean held = id.owner().equals(owner) && Files.exists(Token.of(slot, owner).path());
    return held ? Optional.of(slot) : Optional.empty();
  }

  /** Takes an unused place, or makes one; its contents are whatever the last owner left. */
  Slot take(TaskRun owner, RepositoryLocation repository) throws IOException {
    Path pool = poolOf(repository);
    Files.createDirectories(pool.resolve(IDLE));
    Files.createDirectories(pool.resolve(LEASED));
    Files.writeString(pool.resolve(REPOSITORY), repository.commonDir().toString(), UTF_8);
    for (String number : names(pool.resolve(IDLE))) {
      Slot slot = new Slot(pool, number);
      if (moved(pool.resolve(IDLE).resolve(number), Token.of(slot, owner).path())) {
        return slot;
      }
    }
    return made(pool, owner);
  }

  /** Gives back every place the owner holds, whatever the repository; deletes what is too many. */
  void release(TaskRun owner, Heartbeat heartbeat) throws IOException {
    release(token -> token.owner().equals(owner.asFileName()), heartbeat);
  }

  /**
   * As {@link #release} for what other runs of the task still hold: a task has one run at a time.
   */
  void releaseOtherRuns(TaskRun owner, Heartbeat heartbeat) throws IOException {
    String task = owner.taskAsFileName();
    release(
        token -> token.owner().startsWith(task) && !token.owner().equals(owner.asFileName()),
        heartbeat);
  }

  /** Deletes half-made places, and the pools of repositories that are no longer there. */
  void sweep() throws IOException {
    for (String name : names(root)) {
      Path pool = root.resolve(name);
      for (String number : numbers(pool)) {
        if (!hasToken(pool, number) && isOld(pool.resolve(number))) {
          Aside.deleteAll(pool.resolve(number), () -> {});
        }
      }
      if (isAbandoned(pool)) {
        Aside.deleteAll(pool, () -> {});
      }
    }
  }

  private void release(Predicate<Token> mine, Heartbeat heartbeat) throws IOException {
    for (String pool : names(root)) {
      for (Token token : tokens(root.resolve(pool))) {
        if (mine.test(token)) {
          giveBack(token, heartbeat);
        }
      }
    }
  }

  private void giveBack(Token token, Heartbeat heartbeat) throws IOException {
    Slot slot = token.slot();
    Files.deleteIfExists(slot.leaseFile());
    Path idle = slot.pool().resolve(IDLE);
    if (names(idle).size() < maxIdle) {
      moved(token.path(), idle.resolve(slot.number()));
      return;
    }
    if (Files.deleteIfExists(token.path())) {
      Aside.deleteAll(slot.directory(), heartbeat);
    }
  }

  private static Slot made(Path pool, TaskRun owner) throws IOException {
    int number = numbers(pool).size() + 1;
    Slot slot = new Slot(pool, Integer.toString(number));
    while (!isMade(slot.directory())) {
      number++;
      slot = new Slot(pool, Integer.toString(number));
    }
    Files.createFile(Token.of(slot, owner).path());
    return slot;
  }

  private static boolean isMade(Path directory) throws IOException {
    try {
      Files.createDirectory(directory);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  private static boolean moved(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, ATOMIC_MOVE);
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static List<Token> tokens(Path pool) throws IOException {
    return names(pool.resolve(LEASED)).stream().map(name -> Token.parse(pool, name)).toList();
  }

  private static boolean hasToken(Path pool, String number) throws IOException {
    return Files.exists(pool.resolve(IDLE).resolve(number))
        || tokens(pool).stream().anyMatch(token -> token.slot().number().equals(number));
  }

  private static boolean isAbandoned(Path pool) throws IOException {
    Path repository = pool.resolve(REPOSITORY);
    return Files.exists(repository)
        && !Files.exists(Path.of(Files.readString(repository, UTF_8)))
        && names(pool.resolve(LEASED)).isEmpty();
  }

  private static boolean isOld(Path path) throws IOException {
    return Files.getLastModifiedTime(path).toInstant().isBefore(Instant.now().minus(HALF_MADE));
  }

  private static List<String> numbers(Path pool) throws IOException {
    return names(pool).stream().filter(WorkspaceId::isNumber).toList();
  }

  private static List<String> names(Path directory) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> each = Files.newDirectoryStream(directory)) {
      each.forEach(path -> names.add(path.getFileName().toString()));
    } catch (NoSuchFileException e) {
      return List.of();
    }
    names.sort(null);
    return names;
  }

  private Path poolOf(RepositoryLocation repository) {
    try {
      byte[] path = repository.commonDir().toString().getBytes(UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(path);
      return root.resolve(HexFormat.of().formatHex(hash, 0, WorkspaceId.POOL_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
