package dev.awo.api.projects;

import dev.awo.api.view.DetectedView;
import dev.awo.def.spec.VerifyCommand;
import dev.awo.def.verify.Preparation;
import java.util.List;

/**
 * What a project's own files say of it.
 *
 * @param facts each with the file that says so, in the order in which people read them
 * @param preparation what fetches its dependencies
 */
public record Detection(List<DetectedView> facts, Preparation preparation) {
  public Detection {
    facts = List.copyOf(facts);
  }

  /** The commands that check it, in the order in which they are to run. */
  public List<VerifyCommand> verify() {
    return facts.stream()
        .filter(fact -> fact.what() == DetectedView.What.VERIFY)
        .map(fact -> VerifyCommand.of(fact.value()))
        .toList();
  }
}
