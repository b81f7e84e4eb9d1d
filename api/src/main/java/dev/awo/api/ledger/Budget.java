package dev.awo.api.ledger;

import dev.awo.api.ledger.SpendDao.Sum;
import dev.awo.api.view.BudgetView;
import dev.awo.api.view.LimitsView;
import dev.awo.api.view.NewBudget;
import dev.awo.api.view.Problem.FieldError;
import dev.awo.def.spec.Limits;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The limits in force and what is left of them. */
public final class Budget {
  private static final long MOST_MINUTES = 60L * 24 * 366;
  private static final BigDecimal MOST_USD = new BigDecimal("1000000000");

  private final Database database;
  private final LedgerRules rules;
  private final Account account;
  private final InstantSource clock;

  Budget(Database database, LedgerRules rules, Account account, InstantSource clock) {
    this.database = database;
    this.rules = rules;
    this.account = account;
    this.clock = clock;
  }

  public BudgetView view() {
    LocalDate day = account.day(clock.instant());
    return database
        .reader()
        .withHandle(
            handle -> {
              SpendDao spend = handle.attach(SpendDao.class);
              Sum counted = spend.ofDay(day.toString());
              Sum reserved = spend.reservedOfDay(day.toString());
              Optional<NewBudget> put = StoredBudget.read(handle);
              Duration busy = Duration.ofMillis(spend.busyOfDay(day.toString()));
              Limits daily = account.daily(put);
              return new BudgetView(
                  day,
                  rules.zone().getId(),
                  day.plusDays(1).atStartOfDay(rules.zone()).toInstant(),
                  view(daily),
                  view(account.task(put)),
                  new BudgetView.Spent(
                      Usd.ofMicros(counted.micros() - reserved.micros()),
                      Usd.ofMicros(reserved.micros()),
                      counted.tokens() - reserved.tokens(),
                      reserved.tokens(),
                      counted.calls(),
                      busy.toMinutes()),
                  remaining(daily, counted, busy));
            });
  }

  /** Puts limits in force; returns what is wrong with them, and then changes nothing. */
  public List<FieldError> put(NewBudget budget) {
    List<FieldError> errors = new ArrayList<>();
    budget.daily().ifPresent(limits -> check("daily", limits, errors));
    budget.task().ifPresent(limits -> check("task", limits, errors));
    if (errors.isEmpty()) {
      database.writer().useTransaction(handle -> StoredBudget.write(handle, budget));
    }
    return errors;
  }

  private static void check(String scope, LimitsView limits, List<FieldError> errors) {
    limits
        .usd()
        .filter(
            usd ->
                usd.signum() < 0
                    || usd.compareTo(MOST_USD) > 0
                    || usd.stripTrailingZeros().scale() > 6)
        .ifPresent(
            usd ->
                errors.add(
                    new FieldError(
                        scope + ".usd",
                        "must be from 0 to " + MOST_USD + " with at most 6 decimal places")));
    limits
        .tokens()
        .filter(tokens -> tokens < 0)
        .ifPresent(tokens -> errors.add(new FieldError(scope + ".tokens", "must not be negative")));
    limits
        .calls()
        .filter(calls -> calls < 0)
        .ifPresent(calls -> errors.add(new FieldError(scope + ".calls", "must not be negative")));
    limits
        .minutes()
        .filter(minutes -> minutes < 0 || minutes > MOST_MINUTES)
        .ifPresent(
            minutes ->
                errors.add(
                    new FieldError(scope + ".minutes", "must be from 0 to " + MOST_MINUTES)));
  }

  private static LimitsView view(Limits limits) {
    return new LimitsView(
        limits.usdMicros().map(Usd::ofMicros),
        limits.tokens(),
        limits.calls(),
        limits.time().map(Duration::toMinutes));
  }

  private static LimitsView remaining(Limits limits, Sum counted, Duration busy) {
    return new LimitsView(
        limits.usdMicros().map(most -> Usd.ofMicros(Math.max(0, most - counted.micros()))),
        limits.tokens().map(most -> Math.max(0, most - counted.tokens())),
        limits.calls().map(most -> Math.max(0, most - counted.calls())),
        limits.time().map(most -> Math.max(0, most.minus(busy).toMinutes())));
  }
}
