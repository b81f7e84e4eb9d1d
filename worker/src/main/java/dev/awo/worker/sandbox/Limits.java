package dev.awo.worker.sandbox;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What a command may use. All but the last are resource limits of the kernel (see setrlimit(2)),
 * and count per process except for {@code processes}.
 *
 * @param cpu processor time
 * @param processes processes and threads of one sandbox; not enforced without a sandbox, where it
 *     would count everything else the user runs
 * @param fileBytes size of one file
 * @param memoryBytes private writable memory; not the address space, of which a JVM reserves more
 *     than it uses
 * @param temporaryBytes size of {@code /tmp}, which is memory; without a sandbox it is the host's
 */
public record Limits(
    Duration cpu,
    int processes,
    int openFiles,
    long fileBytes,
    long memoryBytes,
    long temporaryBytes) {
  private static final long GIB = 1L << 30;

  /** Generous enough for builds; memory follows that of the machine. */
  public static Limits forThisMachine() {
    long physical =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    return new Limits(
        Duration.ofHours(4),
        2_048,
        16_384,
        4 * GIB,
        Math.max(2 * GIB, physical / 2),
        Math.max(GIB, physical / 8));
  }
}
