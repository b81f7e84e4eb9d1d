package dev.awo.api.ledger;

import dev.awo.api.view.LimitsView;
import dev.awo.api.view.NewBudget;
import dev.awo.def.generate.ModelChoice;
import dev.awo.def.spec.Limits;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What may be spent: the limits in force, and what counts against them. */
final class Account {
  private final LedgerRules rules;

  Account(LedgerRules rules) {
    this.rules = rules;
  }

  LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, rules.zone());
  }

  /** The most that one call can cost; 0 when the model has no price. */
  long mostMicros(ModelChoice model) {
    return rules
        .prices()
        .costMicros(model.model(), model.promptTokens(), 0, model.maxOutputTokens())
        .orElse(0L);
  }

  static long mostTokens(ModelChoice model) {
    return (long) model.promptTokens() + model.maxOutputTokens();
  }

  /** Which limit this call would pass, in words. */
  Optional<String> refusal(Handle handle, long task, LocalDate day, ModelChoice model) {
    long micros = mostMicros(model);
    long tokens = mostTokens(model);
    return scopes(handle, task, day, model.provider()).stream()
        .flatMap(scope -> scope.refusal(micros, tokens).stream())
        .findFirst();
  }

  private List<Scope> scopes(Handle handle, long task, LocalDate day, String provider) {
    SpendDao spend = handle.attach(SpendDao.class);
    Optional<NewBudget> put = StoredBudget.read(handle);
    String reset = "it resets at 00:00 (" + rules.zone() + ")";
    List<Scope> scopes = new ArrayList<>();
    scopes.add(
        new Scope(
            "the daily limit",
            daily(put),
            spend.ofDay(day.toString()),
            reset + ", or raise it with 'awo budget set'"));
    scopes.add(
        new Scope(
            "the limit for one task",
            task(put),
            spend.ofTask(task),
            "raise it with 'awo budget set'"));
    own(handle, task)
        .ifPresent(
            limits ->
                scopes.add(
                    new Scope(
                        "the task's own budget",
                        limits,
                        spend.ofTask(task),
                        "queue it anew with a higher 'budget_usd'")));
    Limits ofProvider = rules.providerLimits().get(provider);
    if (ofProvider != null) {
      scopes.add(
          new Scope(
              "the daily limit for " + provider,
              ofProvider,
              spend.ofProvider(day.toString(), provider),
              reset + ", or raise it in awo.yml"));
    }
    return scopes;
  }

  private static Optional<Limits> own(Handle handle, long task) {
    return handle
        .attach(TaskDao.class)
        .budgetMicros(task)
        .map(
            micros ->
                new Limits(
                    Optional.of(micros), Optional.empty(), Optional.empty(), Optional.empty()));
  }

  Limits daily(Optional<NewBudget> put) {
    return put.flatMap(NewBudget::daily).map(Account::limits).orElse(rules.budget().daily());
  }

  Limits task(Optional<NewBudget> put) {
    return put.flatMap(NewBudget::task).map(Account::limits).orElse(rules.budget().task());
  }

  private static Limits limits(LimitsView view) {
    return new Limits(view.usd().map(Usd::toMicros), view.tokens(), view.calls(), Optional.empty());
  }
}
