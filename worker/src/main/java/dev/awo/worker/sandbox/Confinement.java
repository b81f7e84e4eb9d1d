package dev.awo.worker.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A way to run commands. */
sealed interface Confinement permits Bubblewrap, Unconfined {
  /** What people are told of it. */
  String words();

  /** Makes ready what the command needs, and says what to start. */
  Launch launch(BoxedCommand command, PrivateHome home);

  /**
   * What to start.
   *
   * @param environment all of it: nothing is inherited
   * @param status where bubblewrap tells the process that holds all others, and that it ran the
   *     command at all; absent without it
   * @param input what the command reads on its standard input
   */
  record Launch(
      List<String> argv,
      Map<String, String> environment,
      Path directory,
      Optional<Path> status,
      Path input) {}
}
