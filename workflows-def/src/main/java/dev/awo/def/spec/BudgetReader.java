package dev.awo.def.spec;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code budget}, of a project or of the settings. */
final class BudgetReader {
  private static final long MOST_TOKENS = 1_000_000_000_000L;
  private static final int MOST_CALLS = 1_000_000;

  private static final Schema PROJECT =
      Schema.of(
          "'budget'",
          "daily_usd",
          "daily_tokens",
          "daily_calls",
          "daily_time",
          "task_usd",
          "task_tokens",
          "task_calls",
          "task_time",
          "on_limit");
  private static final Schema SETTINGS =
      Schema.of(
          "'budget'",
          "daily_usd",
          "daily_tokens",
          "daily_calls",
          "daily_time",
          "task_usd",
          "task_tokens",
          "task_calls",
          "task_time",
          "on_limit",
          "time_zone",
          "providers");
  private static final Schema PROVIDER =
      Schema.of("a provider", "daily_usd", "daily_tokens", "daily_calls", "daily_time");

  /** The budget of the settings, with the two parts that only they have. */
  record Whole(BudgetSpec budget, Optional<ZoneId> timeZone, Map<String, Limits> providers) {}

  private BudgetReader() {}

  static BudgetSpec project(Value value) {
    return value.fields(PROJECT).map(BudgetReader::budget).orElse(BudgetSpec.NONE);
  }

  static Optional<Whole> settings(Value value, Check agents) {
    return value
        .fields(SETTINGS)
        .map(
            fields -> {
              Map<String, Limits> providers = new LinkedHashMap<>();
              fields.find("providers").stream()
                  .flatMap(map -> map.named(agents))
                  .forEach(
                      named ->
                          named
                              .value()
                              .fields(PROVIDER)
                              .ifPresent(f -> providers.put(named.name(), limits(f, "daily"))));
              return new Whole(
                  budget(fields), fields.find("time_zone").flatMap(BudgetReader::zone), providers);
            });
  }

  private static BudgetSpec budget(Fields fields) {
    return new BudgetSpec(
        limits(fields, "daily"),
        limits(fields, "task"),
        fields.find("on_limit").flatMap(value -> value.choice(OnLimit.class)));
  }

  private static Limits limits(Fields fields, String of) {
    Duration longest = of.equals("daily") ? Duration.ofHours(24) : QueueReader.LONGEST;
    return new Limits(
        fields.find(of + "_usd").flatMap(Value::usd),
        fields.find(of + "_tokens").flatMap(value -> value.whole(1, MOST_TOKENS)),
        fields.find(of + "_calls").flatMap(value -> value.integer(1, MOST_CALLS)),
        fields.find(of + "_time").flatMap(value -> value.duration(longest)));
  }

  private static Optional<ZoneId> zone(Value value) {
    return value
        .text(Texts::line)
        .flatMap(
            name -> {
              try {
                return Optional.of(ZoneId.of(name));
              } catch (DateTimeException e) {
                return value.wrong(
                    Shown.quoted(name)
                        + " is no time zone; write one such as Europe/Berlin or UTC");
              }
            });
  }
}
