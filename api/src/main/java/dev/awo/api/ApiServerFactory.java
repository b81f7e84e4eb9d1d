package dev.awo.api;

import dev.awo.api.http.ProblemErrorHandler;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.ThreadPool;

/** Jetty as Dropwizard makes it, but with errors as problem documents. */
final class ApiServerFactory extends DefaultServerFactory {
  @Override
  protected Server buildServer(LifecycleEnvironment lifecycle, ThreadPool threadPool) {
    Server server = super.buildServer(lifecycle, threadPool);
    server.setErrorHandler(new ProblemErrorHandler());
    return server;
  }

  @Override
  protected void printBanner(String name) {
    // The ready line says more.
  }
}
