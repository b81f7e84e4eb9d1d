package dev.awo.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measured milliseconds. */
final class Figures {
  private final List<Double> millis = new ArrayList<>();

  void add(double value) {
    millis.add(value);
  }

  double median() {
    return quantile(0.5);
  }

  String line(String what) {
    return String.format(
        Locale.ROOT,
        "%-28s n %4d  p50 %8.1f  p95 %8.1f  worst %8.1f ms",
        what,
        millis.size(),
        median(),
        quantile(0.95),
        quantile(1));
  }

  private double quantile(double share) {
    List<Double> sorted = millis.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1.0, share * sorted.size()));
  }
}
