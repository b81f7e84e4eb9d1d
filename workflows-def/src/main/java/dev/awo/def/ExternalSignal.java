package dev.awo.def;

import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.SignalExternalWorkflowException;

/** A signal to another workflow, which may be over or may never have been. */
public final class ExternalSignal {
  private ExternalSignal() {}

  /**
   * Sends it; to be called from workflow code.
   *
   * @return false when there is no such workflow
   */
  public static boolean send(Runnable signal) {
    try {
      signal.run();
      return true;
    } catch (SignalExternalWorkflowException | ApplicationFailure gone) {
      return false;
    }
  }
}
