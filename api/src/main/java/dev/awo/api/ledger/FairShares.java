package dev.awo.api.ledger;

import dev.awo.api.ledger.TaskDao.TaskRow;
import dev.awo.def.dispatch.PermitRequest;
import dev.awo.def.dispatch.PermitRequest.Wish;
import dev.awo.def.dispatch.Permits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Shares out a provider that only so many tasks may ask at once: a project gets a permit unless
 * another one that has fewer wants it too.
 */
final class FairShares {
  /** A task with a permit is heard of long before. */
  private static final Duration PERMIT = Duration.ofMinutes(10);

  /** A dispatcher that still wants one has asked again by then. */
  private static final Duration WISH = Duration.ofSeconds(15);

  private final Map<String, Integer> limits;

  /** When each project last wanted more of a provider than it got. Lost with the process. */
  private final Map<String, Map<String, Instant>> unmet = new HashMap<>();

  FairShares(Map<String, Integer> limits) {
    this.limits = Map.copyOf(limits);
  }

  /** To be called in one transaction after another. */
  Permits permits(Handle handle, PermitRequest request, Instant now) {
    List<String> granted = new ArrayList<>();
    for (Wish wish : request.wishes()) {
      Optional<TaskRow> task = handle.attach(TaskDao.class).find(request.project(), wish.task());
      if (task.isEmpty() || isPermitted(handle.attach(QueueDao.class), task.get(), wish, now)) {
        granted.add(wish.task());
      }
    }
    return new Permits(granted);
  }

  private boolean isPermitted(QueueDao dao, TaskRow task, Wish wish, Instant now) {
    Integer limit = limits.get(wish.provider());
    Instant fresh = now.minus(PERMIT);
    if (limit == null || dao.mayAsk(task.number(), wish.provider(), fresh) > 0) {
      return true;
    }
    Map<String, Instant> others = unmet.computeIfAbsent(wish.provider(), any -> new HashMap<>());
    others.values().removeIf(asked -> asked.isBefore(now.minus(WISH)));
    int own = dao.askingOf(task.project(), wish.provider(), fresh);
    long goBefore =
        others.keySet().stream()
            .filter(other -> !other.equals(task.project()))
            .filter(other -> dao.askingOf(other, wish.provider(), fresh) < own)
            .count();
    if (limit - dao.asking(wish.provider(), fresh) <= goBefore) {
      others.put(task.project(), now);
      return false;
    }
    others.remove(task.project());
    dao.permit(task.number(), now);
    return true;
  }
}
