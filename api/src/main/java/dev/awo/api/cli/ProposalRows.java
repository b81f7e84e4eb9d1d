package dev.awo.api.cli;

import dev.awo.api.view.ProposalView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Proposals as rows of text. */
final class ProposalRows {
  private ProposalRows() {}

  static List<List<String>> of(List<ProposalView> proposals) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("NO", "ID", "PROJECT", "STATE", "PRIORITY", "TITLE", ""));
    for (ProposalView proposal : proposals) {
      rows.add(
          List.of(
              Long.toString(proposal.number()),
              proposal.id(),
              proposal.project(),
              state(proposal),
              Integer.toString(proposal.priority()),
              proposal.title(),
              proposal.reason().orElse("")));
    }
    return rows;
  }

  /** One proposal, a row for each thing that is known of it. */
  static List<List<String>> details(ProposalView proposal) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("proposal", Long.toString(proposal.number())));
    rows.add(List.of("task", proposal.id()));
    rows.add(List.of("project", proposal.project()));
    rows.add(List.of("round", Long.toString(proposal.round())));
    rows.add(List.of("state", state(proposal)));
    proposal.reason().ifPresent(reason -> rows.add(List.of("reason", reason)));
    proposal.decidedBy().ifPresent(by -> rows.add(List.of("decided by", by)));
    rows.add(List.of("priority", Integer.toString(proposal.priority())));
    rows.add(List.of("touches", String.join(", ", proposal.touches())));
    rows.add(List.of("title", proposal.title()));
    proposal.rationale().ifPresent(why -> rows.add(List.of("rationale", why)));
    return rows;
  }

  private static String state(ProposalView proposal) {
    String state = proposal.state().name().toLowerCase(Locale.ROOT);
    return proposal.droppedBy().map(by -> state + " (" + by + ")").orElse(state);
  }
}
