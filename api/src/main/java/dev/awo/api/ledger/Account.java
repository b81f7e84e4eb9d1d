package dev.awo.api.ledger;

import dev.awo.api.ledger.SpendDao.Sum;
import dev.awo.api.ledger.TaskDao.TaskRow;
import dev.awo.api.view.LimitsView;
import dev.awo.api.view.NewBudget;
import dev.awo.def.generate.ModelChoice;
import dev.awo.def.ledger.Grant;
import dev.awo.def.spec.BudgetSpec;
import dev.awo.def.spec.Limits;
import dev.awo.def.spec.OnLimit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** What may be spent: the limits in force, and what counts against them. */
final class Account {
  private static final String TASK_REMEDY = "raise it with 'awo budget set'";
  private static final String PROJECT_REMEDY = "raise it in projects.yaml";
  private static final String OWN_REMEDY = "queue it anew with a higher 'budget_usd'";

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

  /**
   * Why this call may not be made now: a limit that only a person can lift goes before one that is
   * waited for.
   */
  Optional<Refusal> refusal(Handle handle, TaskRow task, LocalDate day, ModelChoice model) {
    long micros = mostMicros(model);
    long tokens = mostTokens(model);
    boolean waits = onLimit(task) == OnLimit.WAIT;
    List<Refusal> refusals = new ArrayList<>();
    for (Scope scope : scopes(handle, task, day, model.provider())) {
      Optional<String> words = scope.refusal(micros, tokens);
      Optional<Instant> reset =
          scope.reset().filter(any -> waits && scope.couldFit(micros, tokens));
      words.ifPresent(
          why ->
              refusals.add(
                  scope.refused(
                      reset
                          .<Grant>map(at -> new Grant.Later(why, at))
                          .orElseGet(() -> new Grant.Refused(why)),
                      why)));
    }
    return refusals.stream()
        .filter(refusal -> refusal.grant() instanceof Grant.Refused)
        .findFirst()
        .or(() -> refusals.stream().findFirst());
  }

  /** Millionths of a dollar that the closest limit leaves; absent without a limit in dollars. */
  Optional<Long> leftMicros(Handle handle, TaskRow task, LocalDate day) {
    return scopes(handle, task, day, task.provider()).stream()
        .flatMap(scope -> scope.leftMicros().stream())
        .min(Comparator.naturalOrder());
  }

  private OnLimit onLimit(TaskRow task) {
    return rules
        .projectBudgets()
        .apply(task.project())
        .onLimit()
        .or(rules.budget()::onLimit)
        .orElse(OnLimit.REFUSE);
  }

  /** Which daily limit a call of a round would pass; rounds do not wait. */
  Optional<Refusal> roundRefusal(Handle handle, String project, LocalDate day, ModelChoice model) {
    SpendDao spend = handle.attach(SpendDao.class);
    return Stream.of(
            daily(spend, StoredBudget.read(handle), day),
            dailyOfProject(spend, project, day),
            dailyOfProvider(spend, model.provider(), day))
        .flatMap(Optional::stream)
        .flatMap(
            scope ->
                scope.refusal(mostMicros(model), mostTokens(model)).stream()
                    .map(why -> scope.refused(new Grant.Refused(why), why)))
        .findFirst();
  }

  private List<Scope> scopes(Handle handle, TaskRow task, LocalDate day, String provider) {
    SpendDao spend = handle.attach(SpendDao.class);
    Optional<NewBudget> put = StoredBudget.read(handle);
    BudgetSpec ofProject = rules.projectBudgets().apply(task.project());
    return Stream.of(
            daily(spend, put, day),
            ofTask(spend, task, "the limit for one task", task(put), TASK_REMEDY),
            dailyOfProject(spend, task.project(), day),
            ofTask(
                spend,
                task,
                "the limit of project " + task.project() + " for one task",
                ofProject.task(),
                PROJECT_REMEDY),
            ofTask(spend, task, "the task's own budget", own(handle, task), OWN_REMEDY),
            dailyOfProvider(spend, provider, day))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Scope> daily(SpendDao spend, Optional<NewBudget> put, LocalDate day) {
    return scope(
        "the daily limit",
        daily(put),
        () -> spend.ofDay(day.toString()),
        () -> spend.busyOfDay(day.toString()),
        midnight(day),
        reset() + ", or raise it with 'awo budget set'");
  }

  private Optional<Scope> dailyOfProject(SpendDao spend, String project, LocalDate day) {
    return scope(
        "the daily limit of project " + project,
        rules.projectBudgets().apply(project).daily(),
        () -> spend.ofProject(day.toString(), project),
        () -> spend.busyOfProject(day.toString(), project),
        midnight(day),
        reset() + ", or " + PROJECT_REMEDY);
  }

  private Optional<Scope> dailyOfProvider(SpendDao spend, String provider, LocalDate day) {
    return scope(
        "the daily limit for " + provider,
        rules.providerLimits().getOrDefault(provider, Limits.NONE),
        () -> spend.ofProvider(day.toString(), provider),
        () -> spend.busyOfProvider(day.toString(), provider),
        midnight(day),
        reset() + ", or raise it in awo.yml");
  }

  private String reset() {
    return "it resets at 00:00 (" + rules.zone() + ")";
  }

  private Optional<Instant> midnight(LocalDate day) {
    return Optional.of(day.plusDays(1).atStartOfDay(rules.zone()).toInstant());
  }

  private static Optional<Scope> ofTask(
      SpendDao spend, TaskRow task, String name, Limits limits, String remedy) {
    return scope(
        name,
        limits,
        () -> spend.ofTask(task.number()),
        () -> spend.busyOfTask(task.number()),
        Optional.empty(),
        remedy);
  }

  /** Nothing is summed up for limits that do not limit. */
  private static Optional<Scope> scope(
      String name,
      Limits limits,
      Supplier<Sum> counted,
      LongSupplier busyMillis,
      Optional<Instant> reset,
      String remedy) {
    if (limits.equals(Limits.NONE)) {
      return Optional.empty();
    }
    long busy = limits.time().isPresent() ? busyMillis.getAsLong() : 0;
    return Optional.of(new Scope(name, limits, counted.get(), busy, reset, remedy));
  }

  private static Limits own(Handle handle, TaskRow task) {
    return handle
        .attach(TaskDao.class)
        .budgetMicros(task.number())
        .map(
            micros ->
                new Limits(
                    Optional.of(micros), Optional.empty(), Optional.empty(), Optional.empty()))
        .orElse(Limits.NONE);
  }

  Limits daily(Optional<NewBudget> put) {
    return put.flatMap(NewBudget::daily).map(Account::limits).orElse(rules.budget().daily());
  }

  Limits task(Optional<NewBudget> put) {
    return put.flatMap(NewBudget::task).map(Account::limits).orElse(rules.budget().task());
  }

  private static Limits limits(LimitsView view) {
    return new Limits(
        view.usd().map(Usd::toMicros),
        view.tokens(),
        view.calls(),
        view.minutes().map(Duration::ofMinutes));
  }
}
