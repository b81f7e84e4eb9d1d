package dev.awo.api.resources;

import dev.awo.api.http.Problems;
import dev.awo.api.launch.ProposalDesk;
import dev.awo.api.launch.RoundStarts;
import dev.awo.api.ledger.Proposals;
import dev.awo.api.view.NewDecision;
import dev.awo.api.view.NewProposals;
import dev.awo.api.view.Page;
import dev.awo.api.view.ProposalView;
import dev.awo.api.view.RoundView;
import dev.awo.def.autopilot.RoundRequest;
import dev.awo.def.autopilot.RoundRequest.Goal;
import dev.awo.def.autopilot.RoundRequest.Origin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What models propose, and what people make of it. */
@Path("/proposals")
@Produces(MediaType.APPLICATION_JSON)
public final class ProposalsResource {
  private static final int LONGEST_COMMENT = 2_000;
  private static final String PERSON = "a person";

  private final Proposals proposals;
  private final ProposalDesk desk;
  private final RoundStarts starts;

  public ProposalsResource(Proposals proposals, ProposalDesk desk, RoundStarts starts) {
    this.proposals = proposals;
    this.desk = desk;
    this.starts = starts;
  }

  @GET
  @Operation(operationId = "listProposals", summary = "List proposals, newest first")
  public Page<ProposalView> list(
      @QueryParam("state") @Nullable String state,
      @QueryParam("project") @Nullable String project,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable String limit) {
    return proposals.list(
        Optional.ofNullable(state).map(ProposalsResource::state),
        Optional.ofNullable(project),
        Inputs.number("cursor", cursor, 1, Long.MAX_VALUE),
        Inputs.limit(limit));
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "propose",
      summary = "Have tasks proposed and reviewed",
      responses = {
        @ApiResponse(
            responseCode = "202",
            description = "it runs",
            content = @Content(schema = @Schema(implementation = RoundView.class))),
        @ApiResponse(
            responseCode = "409",
            description = "no such project, or another round is under way"),
        @ApiResponse(responseCode = "503", description = "Temporal does not answer")
      })
  public Response propose(@Nullable NewProposals wanted) {
    NewProposals given = Inputs.body(wanted);
    return Rounds.start(
        starts,
        new RoundRequest(
            given.project(),
            given.queue().orElse(false) ? Goal.QUEUE : Goal.PROPOSE,
            Rounds.tasks(given.maxTasks()),
            false,
            Origin.PERSON));
  }

  @GET
  @Path("/{number}")
  @Operation(operationId = "showProposal", summary = "Show a proposal with its prompt")
  public ProposalView show(@PathParam("number") String number) {
    return proposals
        .find(number(number))
        .map(Proposals.Known::view)
        .orElseThrow(() -> Problems.notFound("there is no proposal of this number"));
  }

  @POST
  @Path("/{number}/approve")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "approveProposal",
      summary = "Put a proposal that waits into the queue",
      responses = {
        @ApiResponse(
            responseCode = "200",
            description = "it is a task now",
            content = @Content(schema = @Schema(implementation = ProposalView.class))),
        @ApiResponse(responseCode = "404", description = "no such proposal"),
        @ApiResponse(responseCode = "409", description = "it waits no longer"),
        @ApiResponse(responseCode = "503", description = "Temporal does not answer")
      })
  public ProposalView approve(@PathParam("number") String number, @Nullable NewDecision decision) {
    ProposalView proposal = show(number);
    Answers.require(
        desk.approve(proposal.number(), Optional.of(PERSON), comment(Inputs.body(decision))));
    return show(number);
  }

  @POST
  @Path("/{number}/reject")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "rejectProposal",
      summary = "Turn down a proposal that waits; it is not proposed again",
      responses = {
        @ApiResponse(
            responseCode = "200",
            description = "it is rejected",
            content = @Content(schema = @Schema(implementation = ProposalView.class))),
        @ApiResponse(responseCode = "404", description = "no such proposal"),
        @ApiResponse(responseCode = "409", description = "it waits no longer")
      })
  public ProposalView reject(@PathParam("number") String number, @Nullable NewDecision decision) {
    ProposalView proposal = show(number);
    Answers.require(desk.reject(proposal.number(), PERSON, comment(Inputs.body(decision))));
    return show(number);
  }

  private static Optional<String> comment(NewDecision decision) {
    Optional<String> comment = decision.comment().map(String::strip).filter(c -> !c.isEmpty());
    if (comment.filter(text -> text.length() > LONGEST_COMMENT).isPresent()) {
      throw Problems.badRequest("'comment' has at most " + LONGEST_COMMENT + " characters");
    }
    return comment;
  }

  private static long number(String text) {
    return Inputs.number("number", text, 1, Long.MAX_VALUE).orElseThrow();
  }

  private static ProposalView.State state(String label) {
    return Inputs.oneOf("state", label, ProposalView.State.values());
  }
}
