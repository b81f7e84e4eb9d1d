package dev.awo.api.launch;

import dev.awo.api.view.NewTask;
import dev.awo.api.view.Problem.FieldError;
import dev.awo.def.TaskKey;
import dev.awo.def.spec.Durations;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** What can be said of a task's limits and its place in a queue by looking at them alone. */
final class PlaceChecks {
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final BigDecimal MOST_USD = new BigDecimal("1000000");
  private static final int USD_DIGITS = 6;
  private static final int MOST = 100;

  private PlaceChecks() {}

  static void of(NewTask task, List<FieldError> errors) {
    task.timeout()
        .filter(text -> !isTimeout(text))
        .ifPresent(
            text ->
                errors.add(
                    new FieldError(
                        "timeout", "must be a duration such as 90s, 15m or 2h, at most 7d")));
    task.budgetUsd()
        .filter(usd -> !isSum(usd))
        .ifPresent(
            usd ->
                errors.add(
                    new FieldError(
                        "budget_usd",
                        "must be from 0 to " + MOST_USD + " with at most 6 decimal places")));
    for (int i = 0; i < task.verify().size(); i++) {
      String field = "verify[" + i + "].timeout";
      task.verify()
          .get(i)
          .timeout()
          .filter(text -> Durations.parse(text).isEmpty())
          .ifPresent(
              text -> errors.add(new FieldError(field, "must be a duration such as 90s or 15m")));
    }
    place(task, errors);
  }

  private static void place(NewTask task, List<FieldError> errors) {
    boolean hasPlace =
        task.priority().isPresent() || !task.dependsOn().isEmpty() || !task.touches().isEmpty();
    if (hasPlace && !task.waitsForSlot()) {
      errors.add(
          new FieldError(
              "queued",
              "'priority', 'depends_on' and 'touches' are for tasks with 'queued: true'"));
    }
    task.priority()
        .filter(priority -> priority < 1 || priority > 5)
        .ifPresent(
            priority ->
                errors.add(new FieldError("priority", "must be from 1 (most urgent) to 5")));
    if (task.dependsOn().size() > MOST || task.touches().size() > MOST) {
      errors.add(new FieldError("depends_on", "at most " + MOST + " of them and of 'touches'"));
    }
    for (int i = 0; i < task.dependsOn().size(); i++) {
      if (!TaskKey.isSafe(task.dependsOn().get(i))) {
        errors.add(Checks.unsafeId("depends_on[" + i + "]"));
      }
    }
    if (task.id().filter(task.dependsOn()::contains).isPresent()) {
      errors.add(new FieldError("depends_on", "the task depends on itself"));
    }
    for (int i = 0; i < task.touches().size(); i++) {
      touches("touches[" + i + "]", task.touches().get(i), errors);
    }
  }

  private static void touches(String field, String glob, List<FieldError> errors) {
    Checks.line(field, glob, errors);
    if (glob.startsWith("/") || List.of(glob.split("/", -1)).contains("..")) {
      errors.add(new FieldError(field, "must be a glob of paths inside the repository"));
    }
  }

  private static boolean isTimeout(String text) {
    return Durations.parse(text)
        .filter(timeout -> timeout.isPositive() && timeout.compareTo(LONGEST) <= 0)
        .isPresent();
  }

  private static boolean isSum(BigDecimal usd) {
    return usd.signum() >= 0
        && usd.compareTo(MOST_USD) <= 0
        && usd.stripTrailingZeros().scale() <= USD_DIGITS;
  }
}
