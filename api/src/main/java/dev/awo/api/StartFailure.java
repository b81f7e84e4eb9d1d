package dev.awo.api;

import java.net.BindException;

/** Says why the API could not start, and what to do. */
final class StartFailure {
  private StartFailure() {}

  static String words(Throwable failure, ApiSettings settings) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return "port "
            + settings.port()
            + " or "
            + settings.adminPort()
            + " on "
            + settings.bind()
            + " is in use: end what listens there, or choose others with 'ports' in awo.yml or"
            + " --port and --admin-port";
      }
      if (cause instanceof IllegalArgumentException) {
        return String.valueOf(cause.getMessage());
      }
    }
    return "the API could not start: " + failure.getMessage();
  }
}
