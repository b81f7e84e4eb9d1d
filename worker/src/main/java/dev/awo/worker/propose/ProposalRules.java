package dev.awo.worker.propose;

import dev.awo.def.dispatch.Overlap;
import dev.awo.def.files.GuardRules;
import dev.awo.def.spec.ProposalSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a proposal may not say, whatever the model thinks of it. */
final class ProposalRules {
  private final PathRule paths;

  ProposalRules(PathRule paths) {
    this.paths = paths;
  }

  /** Why the proposal is refused; empty when it may be reviewed. */
  Optional<String> complaint(ProposalSpec proposal, GuardRules guard) {
    if (proposal.prompt().isBlank()) {
      return Optional.of("it does not say what to do: give 'prompt'");
    }
    if (proposal.touches().isEmpty()) {
      return Optional.of("it does not say which files it may change: give 'touches'");
    }
    return forbidden(proposal, guard).or(() -> unreadable(proposal)).or(() -> secret(proposal));
  }

  /** Whether a smaller proposal stays within what the larger one might touch. */
  static boolean isWithin(List<String> narrower, List<String> wider) {
    return narrower.stream()
        .allMatch(
            glob ->
                wider.contains(glob) || (isPlain(glob) && Overlap.between(List.of(glob), wider)));
  }

  private Optional<String> forbidden(ProposalSpec proposal, GuardRules guard) {
    return proposal.touches().stream()
        .flatMap(
            glob ->
                paths
                    .againstWriting(guard, glob)
                    .map(why -> "it would touch '" + glob + "': " + why)
                    .stream())
        .findFirst();
  }

  private Optional<String> unreadable(ProposalSpec proposal) {
    return proposal.contextFiles().stream()
        .flatMap(
            file ->
                paths
                    .againstReading(file)
                    .map(why -> "it would read '" + file + "': " + why)
                    .stream())
        .findFirst();
  }

  private Optional<String> secret(ProposalSpec proposal) {
    boolean holds =
        Stream.concat(Stream.of(proposal.title(), proposal.prompt()), proposal.rationale().stream())
            .anyMatch(paths::holdsSecret);
    return holds ? Optional.of("its text holds a key or a password") : Optional.empty();
  }

  private static boolean isPlain(String glob) {
    return glob.chars().noneMatch(c -> "*?[{".indexOf(c) >= 0);
  }
}
