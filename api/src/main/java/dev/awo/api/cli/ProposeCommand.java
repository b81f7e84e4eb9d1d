package dev.awo.api.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.awo.api.view.NewDecision;
import dev.awo.api.view.NewProposals;
import dev.awo.api.view.Page;
import dev.awo.api.view.ProposalView;
import dev.awo.api.view.RoundView;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code awo propose}: tasks that a model proposes, a review keeps, and a person decides on. */
@Command(
    name = "propose",
    description = {
      "Have a model look over a project and propose tasks, and have them reviewed.",
      "What the review keeps waits for 'awo propose approve', or goes into the queue."
    },
    footer = {
      "",
      "Examples:",
      "  awo propose --project shop --max-tasks 5",
      "  awo propose --project . --queue",
      "  awo propose approve 12"
    })
final class ProposeCommand implements Callable<Integer> {
  private static final TypeReference<RoundView> ROUND = new TypeReference<>() {};
  private static final TypeReference<ProposalView> PROPOSAL = new TypeReference<>() {};
  private static final TypeReference<Page<ProposalView>> PROPOSALS = new TypeReference<>() {};

  private final Awo awo;

  @Option(
      names = "--project",
      paramLabel = "PATH|ID",
      description = "The project; the only one when there is one.")
  private Optional<String> project = Optional.empty();

  @Option(names = "--queue", description = "Put what the review keeps into the queue.")
  private boolean queue;

  @Option(names = "--max-tasks", paramLabel = "N", description = "Propose at most so many; 3.")
  private Optional<Integer> maxTasks = Optional.empty();

  @Option(names = "--no-wait", description = "Start it and go.")
  private boolean noWait;

  ProposeCommand(Awo awo) {
    this.awo = awo;
  }

  @Override
  public Integer call() {
    ApiClient client = awo.client();
    RoundView round =
        client.post(
            "/api/v1/proposals",
            new NewProposals(ProjectChoice.id(awo, client, project), maxTasks, Optional.of(queue)),
            ROUND);
    if (noWait) {
      Output output = awo.output();
      output.result(round, () -> output.line(round.run()));
      return ExitCode.DONE;
    }
    return new RoundFollowing(awo, client).follow(round);
  }

  @Command(
      description = "List proposals, newest first.",
      footer = {"", "Example:", "  awo propose list --state waiting"})
  int list(
      @Option(names = "--state", description = "Only: ${COMPLETION-CANDIDATES}.")
          Optional<ProposalView.State> state,
      @Option(names = "--project", paramLabel = "ID", description = "Only that project's.")
          Optional<String> ofProject,
      @Option(
              names = "--limit",
              paramLabel = "N",
              defaultValue = "50",
              description = "At most so many; 50.")
          int limit) {
    Query query =
        new Query("/api/v1/proposals")
            .with("state", state.map(one -> one.name().toLowerCase(Locale.ROOT)))
            .with("project", ofProject)
            .with("limit", Optional.of(Integer.toString(limit)));
    Page<ProposalView> page = awo.client().get(query.toString(), PROPOSALS);
    Output output = awo.output();
    output.result(
        page,
        () -> {
          if (page.items().isEmpty()) {
            output.line("no proposals; 'awo propose' has some made");
          } else {
            output.table(ProposalRows.of(page.items()));
          }
        });
    return ExitCode.DONE;
  }

  @Command(
      description = "Show a proposal with its prompt.",
      footer = {"", "Example:", "  awo propose show 12"})
  int show(@Parameters(paramLabel = "NO", description = "Its number.") long number) {
    return print(awo.client().get(path(number), PROPOSAL));
  }

  @Command(
      description = "Put a proposal that waits into the queue.",
      footer = {"", "Example:", "  awo propose approve 12"})
  int approve(
      @Parameters(paramLabel = "NO", description = "Its number.") long number,
      @Option(names = "--comment", paramLabel = "TEXT", description = "For the record.")
          Optional<String> comment) {
    return print(
        awo.client()
            .post(
                path(number) + "/approve",
                new NewDecision(awo.surroundings.variable("USER"), comment),
                PROPOSAL));
  }

  @Command(
      description = "Turn down a proposal that waits; it is not proposed again.",
      footer = {"", "Example:", "  awo propose reject 12 --comment \"we drop that module\""})
  int reject(
      @Parameters(paramLabel = "NO", description = "Its number.") long number,
      @Option(names = "--comment", paramLabel = "TEXT", description = "Why; models are told.")
          Optional<String> comment) {
    return print(
        awo.client()
            .post(
                path(number) + "/reject",
                new NewDecision(awo.surroundings.variable("USER"), comment),
                PROPOSAL));
  }

  private int print(ProposalView proposal) {
    Output output = awo.output();
    output.result(
        proposal,
        () -> {
          output.table(ProposalRows.details(proposal));
          proposal.prompt().ifPresent(prompt -> output.block("\n" + prompt));
        });
    return ExitCode.DONE;
  }

  private static String path(long number) {
    return "/api/v1/proposals/" + number;
  }
}
