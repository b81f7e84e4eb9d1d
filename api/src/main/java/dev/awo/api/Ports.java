package dev.awo.api;

import java.util.Arrays;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.Server;

/** The ports that are listened on, known once the server has started. */
final class Ports {
  private volatile int api;
  private volatile int admin;

  void learnFrom(Server server) {
    api = port(server, "application");
    admin = port(server, "admin");
  }

  int api() {
    return api;
  }

  int admin() {
    return admin;
  }

  private static int port(Server server, String connector) {
    return Arrays.stream(server.getConnectors())
        .filter(candidate -> connector.equals(candidate.getName()))
        .map(NetworkConnector.class::cast)
        .mapToInt(NetworkConnector::getLocalPort)
        .findFirst()
        .orElse(0);
  }
}
