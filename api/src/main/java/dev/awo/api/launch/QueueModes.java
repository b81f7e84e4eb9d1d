package dev.awo.api.launch;

import dev.awo.api.launch.Updates.Answer;
import dev.awo.def.dispatch.DispatchReport;
import dev.awo.def.dispatch.Mode;

/** Says how far the queue of a project goes by itself. */
public final class QueueModes {
  private final TemporalConnection temporal;
  private final Launches launches;

  public QueueModes(TemporalConnection temporal, Launches launches) {
    this.temporal = temporal;
    this.launches = launches;
  }

  public Steered set(String project, Mode mode) {
    if (temporal.serverVersion().isEmpty()) {
      return new Steered.Unavailable(
          "Temporal does not answer at "
              + temporal.target().address()
              + "; start it, such as with 'awo up', and try again");
    }
    if (!(mode instanceof Mode.Paused) && !launches.awaitAll(project)) {
      return new Steered.Unavailable(
          "tasks of project " + project + " are still being brought into its queue; try again");
    }
    return switch (launches.dispatchers().setMode(project, mode)) {
      case Answer.Given<DispatchReport> given -> new Steered.Done();
      case Answer.Refused<DispatchReport> refused -> new Steered.Refused(refused.words());
      case Answer.Gone<DispatchReport> gone -> silent();
      case Answer.Silent<DispatchReport> silent -> silent();
    };
  }

  private static Steered silent() {
    return new Steered.Unavailable(
        "no worker answered: see 'awo doctor', start one with 'awo up', and try again");
  }
}
