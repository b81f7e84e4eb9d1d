package dev.awo.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the API is told on its command line, or in the environment. */
@Command(name = "api")
final class ApiArguments {
  @Option(names = "--home", required = true, defaultValue = "${env:AWO_HOME}")
  Path home = Path.of("");

  @Option(
      names = "--temporal",
      required = true,
      paramLabel = "HOST:PORT",
      defaultValue = "${env:AWO_TEMPORAL}")
  String temporal = "";

  @Option(names = "--namespace", defaultValue = "${env:AWO_NAMESPACE:-default}")
  String namespace = "default";

  @Option(names = "--temporal-ui", paramLabel = "URL", defaultValue = "${env:AWO_TEMPORAL_UI}")
  Optional<String> temporalUi = Optional.empty();

  @Option(names = "--port", defaultValue = "${env:AWO_PORT}")
  Optional<Integer> port = Optional.empty();

  @Option(names = "--admin-port", defaultValue = "${env:AWO_ADMIN_PORT}")
  Optional<Integer> adminPort = Optional.empty();

  @Option(names = "--bind", paramLabel = "ADDRESS", defaultValue = "${env:AWO_BIND:-127.0.0.1}")
  String bind = "127.0.0.1";

  @Option(
      names = "--allow-host",
      split = ",",
      paramLabel = "NAME",
      defaultValue = "${env:AWO_ALLOW_HOSTS}")
  List<String> allowedHosts = List.of();
}
