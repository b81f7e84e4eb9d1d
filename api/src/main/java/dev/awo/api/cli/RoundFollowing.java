package dev.awo.api.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.awo.api.view.ProposalView;
import dev.awo.api.view.RoundView;
import dev.awo.def.autopilot.RoundResult;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Shows a round as it goes, until it has ended. */
final class RoundFollowing {
  private static final TypeReference<RoundView> ROUND = new TypeReference<>() {};
  private static final long BETWEEN_LOOKS_MILLIS = 500;

  private final Awo awo;
  private final ApiClient client;
  private int told;

  RoundFollowing(Awo awo, ApiClient client) {
    this.awo = awo;
    this.client = client;
  }

  /** Returns the exit code. */
  int follow(RoundView started) {
    String path =
        "/api/v1/autopilot/"
            + Query.encode(started.project())
            + "/rounds/"
            + Query.encode(started.run());
    RoundView round = started;
    while (round.result() == RoundResult.RUNNING) {
      pause();
      round = client.getIfThere(path, ROUND).orElse(round);
      tell(round);
    }
    RoundView ended = round;
    Output output = awo.output();
    output.result(ended, () -> print(output, ended));
    return ended.result() == RoundResult.FAILED ? ExitCode.FAILED : ExitCode.DONE;
  }

  private void tell(RoundView round) {
    if (!awo.json) {
      Output output = awo.output();
      round.events().stream().skip(told).forEach(event -> output.line("  " + event.text()));
      told = round.events().size();
    }
  }

  private static void print(Output output, RoundView round) {
    if (!round.proposals().isEmpty()) {
      output.table(ProposalRows.of(round.proposals()));
    }
    output.line(
        "round %s: %s, %s: %s"
            .formatted(
                round.number().map(String::valueOf).orElse("?"),
                round.result().label(),
                Words.money(round.costUsd()),
                round.words()));
    List<ProposalView> waiting =
        round.proposals().stream()
            .filter(proposal -> proposal.state() == ProposalView.State.WAITING)
            .toList();
    if (!waiting.isEmpty()) {
      output.line("'awo propose approve " + waiting.getFirst().number() + "' queues one");
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CliProblem.unreachable("interrupted", e);
    }
  }
}
