package dev.awo.api.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.awo.api.view.MetricsView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code awo metrics}: figures about the work and the server. */
@Command(
    name = "metrics",
    description = "Show figures about the work and the server.",
    footer = {"", "Example:", "  awo metrics --json"})
final class MetricsCommand implements Callable<Integer> {
  private final Awo awo;

  MetricsCommand(Awo awo) {
    this.awo = awo;
  }

  @Override
  public Integer call() {
    MetricsView metrics = awo.client().get("/api/v1/metrics", new TypeReference<MetricsView>() {});
    Output output = awo.output();
    output.result(metrics, () -> output.table(rows(metrics)));
    return ExitCode.DONE;
  }

  private static List<List<String>> rows(MetricsView metrics) {
    List<List<String>> rows = new ArrayList<>();
    metrics
        .tasks()
        .forEach((status, number) -> rows.add(List.of(status.label(), Words.count(number))));
    metrics.successRate().ifPresent(rate -> rows.add(List.of("success rate", percent(rate))));
    metrics
        .attemptsPerTask()
        .ifPresent(mean -> rows.add(List.of("attempts a task", decimal(mean))));
    metrics
        .durations()
        .ifPresent(
            took ->
                rows.add(
                    List.of(
                        "seconds a task",
                        "median %s, p90 %s, longest %s"
                            .formatted(
                                decimal(took.median()),
                                decimal(took.p90()),
                                decimal(took.longest())))));
    rows.add(List.of("cost", Words.money(metrics.costUsd())));
    rows.add(List.of("tokens", Words.count(metrics.tokens().input() + metrics.tokens().output())));
    machine(rows, metrics.system());
    return rows;
  }

  private static void machine(List<List<String>> rows, MetricsView.Machine machine) {
    machine
        .residentBytes()
        .ifPresent(resident -> rows.add(List.of("API memory", Words.bytes(resident))));
    rows.add(List.of("API CPU", percent(machine.cpuLoad())));
    rows.add(List.of("machine CPU", percent(machine.machineCpuLoad())));
    rows.add(List.of("memory free", Words.bytes(machine.machineMemoryFreeBytes())));
    rows.add(List.of("disk free", Words.bytes(machine.diskFreeBytes())));
  }

  private static String percent(double part) {
    return String.format(Locale.ROOT, "%.0f %%", part * 100);
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
