package dev.awo.api.launch;

import dev.awo.api.view.NewCommand;
import dev.awo.def.spec.Durations;
import dev.awo.def.spec.VerifyCommand;
import java.util.Optional;

/** A verify command as it comes over REST, and as tasks have it. */
final class VerifyLines {
  private VerifyLines() {}

  static VerifyCommand command(NewCommand command) {
    VerifyCommand plain = VerifyCommand.of(command.run());
    return new VerifyCommand(
        command.name().orElse(plain.name()),
        plain.run(),
        command.timeout().flatMap(Durations::parse).orElse(plain.timeout()));
  }

  static NewCommand line(VerifyCommand command) {
    VerifyCommand plain = VerifyCommand.of(command.run());
    return new NewCommand(
        command.run(),
        Optional.of(command.name()).filter(name -> !name.equals(plain.name())),
        Optional.of(command.timeout())
            .filter(timeout -> !timeout.equals(plain.timeout()))
            .map(Durations::shown));
  }
}
