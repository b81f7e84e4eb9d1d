package dev.awo.api.ledger;

import dev.awo.api.ledger.CommitDao.CommitRow;
import dev.awo.api.ledger.EventDao.EventRow;
import dev.awo.api.ledger.SpendDao.AttemptRow;
import dev.awo.api.view.WhyView.Attempt;
import dev.awo.api.view.WhyView.Outcome;
import dev.awo.def.BlobId;
import dev.awo.def.ledger.TaskEvent.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Makes attempts of a task's events, its spend and its commits. */
final class Attempts {
  private static final Set<Kind> VERDICTS =
      EnumSet.of(Kind.BLOCKED, Kind.REJECTED, Kind.DECLINED, Kind.PASSED);

  private static final Set<Kind> ENDS = EnumSet.of(Kind.FAILED, Kind.REFUSED, Kind.CANCELLED);

  /** How the log of a verification begins. */
  private static final String CONFINEMENT = "confinement: ";

  private final List<AttemptRow> spend;
  private final List<CommitRow> commits;
  private final Function<BlobId, Optional<String>> texts;

  Attempts(
      List<AttemptRow> spend, List<CommitRow> commits, Function<BlobId, Optional<String>> texts) {
    this.spend = List.copyOf(spend);
    this.commits = List.copyOf(commits);
    this.texts = texts;
  }

  List<Attempt> of(List<EventRow> events) {
    List<List<EventRow>> groups = new ArrayList<>();
    boolean isOpen = false;
    for (EventRow event : events) {
      if (event.attempt() == 0 || event.kind() == Kind.STARTED) {
        isOpen = false;
      } else if (event.kind() == Kind.GENERATING && !(isOpen && goesOn(groups, event))) {
        groups.add(new ArrayList<>(List.of(event)));
        isOpen = true;
      } else if (isOpen) {
        groups.getLast().add(event);
      }
    }
    return groups.stream().map(this::attempt).toList();
  }

  /** A provider that was at its limit is asked again in the same attempt. */
  private static boolean goesOn(List<List<EventRow>> groups, EventRow event) {
    EventRow first = groups.getLast().getFirst();
    return first.step() == event.step() && first.attempt() == event.attempt();
  }

  private Attempt attempt(List<EventRow> group) {
    EventRow first = group.getFirst();
    Optional<AttemptRow> spent =
        spend.stream()
            .filter(row -> row.run().equals(first.run()))
            .filter(row -> row.step() == first.step() && row.attempt() == first.attempt())
            .findFirst();
    Optional<EventRow> verdict = last(group, event -> VERDICTS.contains(event.kind()));
    Optional<EventRow> told = verdict.or(() -> last(group, event -> ENDS.contains(event.kind())));
    Optional<String> detail = verdict.flatMap(EventRow::detail).map(BlobId::new).flatMap(texts);
    boolean isPassed = verdict.stream().anyMatch(event -> event.kind() == Kind.PASSED);
    return new Attempt(
        first.run(),
        first.step(),
        first.attempt(),
        first.at(),
        spent.map(row -> row.provider() + "/" + row.model()),
        spent.map(AttemptRow::tokens).orElse(0L),
        Usd.ofMicros(spent.map(AttemptRow::micros).orElse(0L)),
        spent.flatMap(AttemptRow::prompt),
        spent.flatMap(AttemptRow::answer),
        outcome(group, told.map(EventRow::kind)),
        told.map(EventRow::text),
        last(group, event -> event.kind() == Kind.PASSED)
            .flatMap(EventRow::detail)
            .map(BlobId::new)
            .flatMap(texts)
            .flatMap(Attempts::confinement),
        detail.filter(text -> !isPassed),
        last(group, event -> event.kind() == Kind.COMMITTED).flatMap(this::commit));
  }

  private static Outcome outcome(List<EventRow> group, Optional<Kind> told) {
    if (last(group, event -> event.kind() == Kind.COMMITTED).isPresent()) {
      return Outcome.COMMITTED;
    }
    return told.map(
            kind ->
                switch (kind) {
                  case BLOCKED -> Outcome.BLOCKED;
                  case REJECTED -> Outcome.REJECTED;
                  case DECLINED -> Outcome.DECLINED;
                  case PASSED -> Outcome.PASSED;
                  default -> Outcome.ENDED;
                })
        .orElse(Outcome.OPEN);
  }

  private Optional<String> commit(EventRow event) {
    return commits.stream()
        .filter(row -> row.run().equals(Optional.of(event.run())))
        .filter(row -> row.step().equals(Optional.of(event.step())))
        .filter(row -> row.attempt().equals(Optional.of(event.attempt())))
        .map(CommitRow::id)
        .findFirst();
  }

  private static Optional<EventRow> last(List<EventRow> group, Predicate<EventRow> wanted) {
    return group.reversed().stream().filter(wanted).findFirst();
  }

  private static Optional<String> confinement(String log) {
    return log.lines()
        .findFirst()
        .filter(line -> line.startsWith(CONFINEMENT))
        .map(line -> line.substring(CONFINEMENT.length()));
  }
}
