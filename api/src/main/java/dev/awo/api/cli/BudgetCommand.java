package dev.awo.api.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.awo.api.view.BudgetView;
import dev.awo.api.view.LimitsView;
import dev.awo.api.view.NewBudget;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code awo budget}: what was spent, and what may be. */
@Command(
    name = "budget",
    description = "Show today's spend, the limits, and what is left; or set limits.",
    footer = {"", "Example:", "  awo budget set --daily-usd 20 --task-usd 2"})
final class BudgetCommand implements Callable<Integer> {
  private static final TypeReference<BudgetView> BUDGET = new TypeReference<>() {};
  private static final String PATH = "/api/v1/budget";

  private final Awo awo;

  BudgetCommand(Awo awo) {
    this.awo = awo;
  }

  @Override
  public Integer call() {
    return show(awo.client().get(PATH, BUDGET));
  }

  @Command(
      description =
          "Set limits; what is left out is as awo.yml has it. Without any option, awo.yml holds"
              + " again.",
      footer = {"", "Example:", "  awo budget set --daily-usd 20 --task-calls 10"})
  int set(
      @Option(names = "--daily-usd", paramLabel = "USD", description = "Dollars a day.")
          Optional<BigDecimal> dailyUsd,
      @Option(names = "--daily-tokens", paramLabel = "N", description = "Tokens a day.")
          Optional<Long> dailyTokens,
      @Option(names = "--daily-calls", paramLabel = "N", description = "Model calls a day.")
          Optional<Integer> dailyCalls,
      @Option(
              names = "--daily-minutes",
              paramLabel = "N",
              description = "Wall time of calls and commands a day.")
          Optional<Long> dailyMinutes,
      @Option(names = "--task-usd", paramLabel = "USD", description = "Dollars a task.")
          Optional<BigDecimal> taskUsd,
      @Option(names = "--task-tokens", paramLabel = "N", description = "Tokens a task.")
          Optional<Long> taskTokens,
      @Option(names = "--task-calls", paramLabel = "N", description = "Model calls a task.")
          Optional<Integer> taskCalls,
      @Option(
              names = "--task-minutes",
              paramLabel = "N",
              description = "Wall time of calls and commands a task.")
          Optional<Long> taskMinutes) {
    NewBudget budget =
        new NewBudget(
            limits(dailyUsd, dailyTokens, dailyCalls, dailyMinutes),
            limits(taskUsd, taskTokens, taskCalls, taskMinutes));
    return show(awo.client().put(PATH, budget, BUDGET));
  }

  private static Optional<LimitsView> limits(
      Optional<BigDecimal> usd,
      Optional<Long> tokens,
      Optional<Integer> calls,
      Optional<Long> minutes) {
    return Optional.of(new LimitsView(usd, tokens, calls, minutes))
        .filter(limits -> !limits.equals(LimitsView.NONE));
  }

  private int show(BudgetView budget) {
    Output output = awo.output();
    output.result(budget, () -> print(output, budget));
    return ExitCode.DONE;
  }

  private static void print(Output output, BudgetView budget) {
    BudgetView.Spent today = budget.today();
    output.table(
        List.of(
            List.of("", "DOLLARS", "TOKENS", "CALLS", "MINUTES"),
            List.of(
                "spent today",
                Words.money(today.usd()),
                Words.count(today.tokens()),
                Words.count(today.calls()),
                Words.count(today.minutes())),
            List.of(
                "reserved",
                Words.money(today.reservedUsd()),
                Words.count(today.reservedTokens()),
                "",
                ""),
            row("daily limit", budget.daily()),
            row("left today", budget.remaining()),
            row("limit a task", budget.task())));
    output.line("limits reset at midnight, " + budget.timeZone());
  }

  private static List<String> row(String name, LimitsView limits) {
    return List.of(
        name,
        Words.money(limits.usd()),
        count(limits.tokens()),
        count(limits.calls().map(Long::valueOf)),
        count(limits.minutes()));
  }

  private static String count(Optional<Long> limit) {
    return limit.map(Words::count).orElse("no limit");
  }
}
