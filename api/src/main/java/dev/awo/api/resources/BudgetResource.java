package dev.awo.api.resources;

import dev.awo.api.http.Problems;
import dev.awo.api.ledger.Budget;
import dev.awo.api.view.BudgetView;
import dev.awo.api.view.NewBudget;
import dev.awo.api.view.Problem.FieldError;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Limits of spend, and what is left of them. */
@Path("/budget")
@Produces(MediaType.APPLICATION_JSON)
public final class BudgetResource {
  private final Budget budget;

  public BudgetResource(Budget budget) {
    this.budget = budget;
  }

  @GET
  @Operation(operationId = "showBudget", summary = "Show limits and what is left of them today")
  public BudgetView show() {
    return budget.view();
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "putBudget",
      summary = "Put limits in force; what is left out comes from awo.yml")
  public BudgetView put(@Nullable NewBudget limits) {
    List<FieldError> errors = budget.put(Inputs.body(limits));
    if (!errors.isEmpty()) {
      throw Problems.invalid(errors);
    }
    return budget.view();
  }
}
