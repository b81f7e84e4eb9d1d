package dev.awo.api.resources;

import com.sun.management.OperatingSystemMXBean;
import dev.awo.api.view.MetricsView;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the figures of the process and its machine. */
final class MachineGauge {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String RESIDENT = "VmRSS:";
  private static final int KIB = 1024;

  private final Path home;
  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  MachineGauge(Path home) {
    this.home = home;
  }

  MetricsView.Machine read(long databaseBytes) {
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    return new MetricsView.Machine(
        ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0,
        residentBytes(),
        heap.getUsed(),
        heap.getMax(),
        ManagementFactory.getThreadMXBean().getThreadCount(),
        load(system.getProcessCpuLoad()),
        load(system.getCpuLoad()),
        system.getAvailableProcessors(),
        system.getTotalMemorySize(),
        system.getFreeMemorySize(),
        home.toFile().getTotalSpace(),
        home.toFile().getUsableSpace(),
        databaseBytes);
  }

  /** Not a number, or negative, while the system has not measured yet. */
  private static double load(double value) {
    return value >= 0 ? value : 0;
  }

  private static Optional<Long> residentBytes() {
    if (!Files.isReadable(STATUS)) {
      return Optional.empty();
    }
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith(RESIDENT))
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
