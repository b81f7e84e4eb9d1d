package dev.awo.worker.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Beside the worker, with its rights: in a session of its own, with a reduced environment and
 * limits where the system has the programs for it. A process that cleans its environment and leaves
 * its parents can survive.
 *
 * @param reason why there is no sandbox
 */
record Unconfined(String reason, Host host) implements Confinement {
  @Override
  public String words() {
    return "none: " + reason;
  }

  @Override
  public Launch launch(BoxedCommand command, PrivateHome home) {
    command.provision().ifPresent(provision -> new MountPoints(command.tree(), provision).link());
    Path input = home.input(command);
    List<String> argv = new ArrayList<>();
    host.tools().find("setsid").ifPresent(argv::add);
    argv.addAll(List.of("/bin/sh", "-c", LimitedCommand.FIRST_VICTIM + "exec \"$@\"", "sandbox"));
    argv.addAll(LimitedCommand.of(host, command, false, input));
    String temporary = home.temporary().toString();
    Map<String, String> environment =
        BoxEnvironment.of(host, command, command.tree(), home.home().toString(), temporary);
    Path stdin = command.readsFile() ? Path.of("/dev/null") : input;
    return new Launch(argv, environment, command.tree(), Optional.empty(), stdin);
  }
}
