package dev.awo.api.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One process, told apart from a later one with the same number by the time it started.
 *
 * @param started as the operating system reports it
 */
public record ProcessRef(long pid, Instant started) {
  /** The system's clock may be set between two looks at the same process. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

  static ProcessRef of(ProcessHandle process) {
    return new ProcessRef(process.pid(), startOf(process));
  }

  /** The process itself, while it lives. */
  public Optional<ProcessHandle> alive() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(this::isSame)
        .filter(process -> !isZombie());
  }

  private boolean isSame(ProcessHandle process) {
    return Duration.between(startOf(process), started).abs().compareTo(CLOCK_TOLERANCE) < 0;
  }

  private static Instant startOf(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }

  /** In a container whose first process does not reap, the dead stay in the process table. */
  private boolean isZombie() {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return stat.startsWith(" Z", stat.lastIndexOf(')') + 1);
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
