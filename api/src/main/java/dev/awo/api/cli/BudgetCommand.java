package dev.awo.api.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.awo.api.view.BudgetView;
import dev.awo.api.view.LimitsView;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code awo budget}: what was spent, and what may be. */
@Command(
    name = "budget",
    description = "Show today's spend, the limits, and what is left.",
    footer = {"", "Example:", "  awo budget"})
final class BudgetCommand implements Callable<Integer> {
  private final Awo awo;

  BudgetCommand(Awo awo) {
    this.awo = awo;
  }

  @Override
  public Integer call() {
    BudgetView budget = awo.client().get("/api/v1/budget", new TypeReference<BudgetView>() {});
    Output output = awo.output();
    output.result(budget, () -> print(output, budget));
    return ExitCode.DONE;
  }

  private static void print(Output output, BudgetView budget) {
    BudgetView.Spent today = budget.today();
    output.table(
        List.of(
            List.of("", "DOLLARS", "TOKENS", "CALLS"),
            List.of(
                "spent today",
                Words.money(today.usd()),
                Words.count(today.tokens()),
                Words.count(today.calls())),
            List.of(
                "reserved",
                Words.money(today.reservedUsd()),
                Words.count(today.reservedTokens()),
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
        count(limits.calls().map(Long::valueOf)));
  }

  private static String count(Optional<Long> limit) {
    return limit.map(Words::count).orElse("no limit");
  }
}
