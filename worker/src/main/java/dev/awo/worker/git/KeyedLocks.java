package dev.awo.worker.git;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One lock a key, kept only while someone wants it. */
final class KeyedLocks {
  private final ConcurrentHashMap<String, Counted> locks = new ConcurrentHashMap<>();

  private record Counted(ReentrantLock lock, int users) {}

  /** Work that only one thread may do for a key at a time. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  <T> T exclusively(String key, Work<T> work) throws IOException {
    ReentrantLock lock = Objects.requireNonNull(locks.compute(key, (k, c) -> joined(c))).lock();
    lock.lock();
    try {
      return work.run();
    } finally {
      lock.unlock();
      locks.computeIfPresent(key, (k, c) -> left(c));
    }
  }

  private static Counted joined(@Nullable Counted counted) {
    return counted == null
        ? new Counted(new ReentrantLock(), 1)
        : new Counted(counted.lock(), counted.users() + 1);
  }

  private static @Nullable Counted left(Counted counted) {
    return counted.users() == 1 ? null : new Counted(counted.lock(), counted.users() - 1);
  }
}
