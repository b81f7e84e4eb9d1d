package dev.awo.api;

import io.dropwizard.core.Application;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ServerCommand;
import net.sourceforge.argparse4j.inf.Namespace;

/** Dropwizard's command, but the application says in its own words why it could not start. */
final class QuietServerCommand extends ServerCommand<OrchestratorConfiguration> {
  QuietServerCommand(Application<OrchestratorConfiguration> application) {
    super(application);
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable failure) {
    // Said by OrchestratorApplication.onFatalError.
  }
}
