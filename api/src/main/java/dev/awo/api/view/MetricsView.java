package dev.awo.api.view;

import dev.awo.def.task.TaskStatus;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Figures about the work and about the API process.
 *
 * @param tasks how many stand where; every status is present
 * @param successRate completed by ended, 0 to 1; absent while nothing has ended
 * @param attemptsPerTask mean over completed tasks
 * @param costUsd US dollars settled by tasks, and by rounds for proposing and reviewing
 * @param tokens as the cost
 * @param days the latest days on which something was spent or ended, oldest first
 */
public record MetricsView(
    Map<TaskStatus, Long> tasks,
    Optional<Double> successRate,
    Optional<Double> attemptsPerTask,
    Optional<Durations> durations,
    BigDecimal costUsd,
    TokensView tokens,
    List<Day> days,
    Machine system) {
  public MetricsView {
    tasks = Collections.unmodifiableMap(new LinkedHashMap<>(tasks));
    days = List.copyOf(days);
  }

  /** From start to end of the latest completed tasks, in seconds. */
  public record Durations(double median, double p90, double longest) {}

  /**
   * One day in the budget's time zone.
   *
   * @param tokens input and output together
   * @param failed failed, or refused by a limit
   */
  public record Day(
      LocalDate day, BigDecimal costUsd, long tokens, int calls, int completed, int failed) {}

  /**
   * The process and its machine; bytes unless the name says otherwise.
   *
   * @param residentBytes resident memory of the API process; absent where the system does not tell
   * @param cpuLoad of the API process, 0 to 1 over all cores
   * @param diskFreeBytes on the home directory's file system
   * @param databaseBytes size of the database with its log
   */
  public record Machine(
      double uptimeSeconds,
      Optional<Long> residentBytes,
      long heapUsedBytes,
      long heapMaxBytes,
      int threads,
      double cpuLoad,
      double machineCpuLoad,
      int cores,
      long machineMemoryBytes,
      long machineMemoryFreeBytes,
      long diskTotalBytes,
      long diskFreeBytes,
      long databaseBytes) {}
}
