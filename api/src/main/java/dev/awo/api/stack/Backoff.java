package dev.awo.api.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long to wait before a part is started again: longer each time, from anew after a calm. */
final class Backoff {
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration CALM = Duration.ofMinutes(2);

  private final Duration first;
  private final Map<String, Ended> last = new LinkedHashMap<>();

  private record Ended(Instant at, Duration pause) {}

  Backoff(Duration first) {
    this.first = first;
  }

  /** The pause for a part that has just ended. */
  Duration next(String part) {
    Instant now = Instant.now();
    Ended before = last.get(part);
    Duration pause =
        before == null || before.at().plus(CALM).isBefore(now) ? first : doubled(before.pause());
    last.put(part, new Ended(now, pause));
    return pause;
  }

  private static Duration doubled(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
  }
}
