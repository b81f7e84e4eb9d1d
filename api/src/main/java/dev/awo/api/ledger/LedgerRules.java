package dev.awo.api.ledger;

import dev.awo.def.spec.BudgetSpec;
import dev.awo.def.spec.Limits;
import dev.awo.def.spec.PriceTable;
import dev.awo.def.spec.Settings.Webhook.Event;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The operator's word on spend, and where a task's pages are.
 *
 * @param budget what holds until it is changed over the API
 * @param providerLimits daily limits by provider, beside the overall ones
 * @param projectBudgets limits by project, beside the overall ones
 * @param providerTasks how many tasks may ask a provider at once; any number of those left out
 * @param zone whose midnight resets daily limits
 * @param temporalUi address of Temporal's web UI
 * @param namespace Temporal's namespace
 * @param told what webhooks want to be told
 */
public record LedgerRules(
    BudgetSpec budget,
    Map<String, Limits> providerLimits,
    Function<String, BudgetSpec> projectBudgets,
    Map<String, Integer> providerTasks,
    ZoneId zone,
    PriceTable prices,
    Optional<String> temporalUi,
    String namespace,
    Set<Event> told) {
  public LedgerRules {
    providerTasks = Collections.unmodifiableMap(new LinkedHashMap<>(providerTasks));
    told = Set.copyOf(told);
    providerLimits = Collections.unmodifiableMap(new LinkedHashMap<>(providerLimits));
  }
}
