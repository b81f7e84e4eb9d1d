package dev.awo.api.stack;

import dev.awo.def.SearchAttributes;
import io.temporal.common.SearchAttributeKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** How the parts of one stack are started. */
final class StackPlan {
  static final List<SearchAttributeKey<?>> SEARCH_ATTRIBUTES =
      List.of(
          SearchAttributes.PROJECT,
          SearchAttributes.TASK,
          SearchAttributes.STATUS,
          SearchAttributes.ATTEMPT,
          SearchAttributes.COST_MICROS);

  /**
   * The dev server has one history shard whose queues are polled 20 times a second as shipped: each
   * activity then costs two waits of 50 ms.
   */
  private static final List<String> DYNAMIC_CONFIG =
      List.of(
          "history.transferProcessorMaxPollRPS=2000",
          "history.timerProcessorMaxPollRPS=2000",
          "history.visibilityProcessorMaxPollRPS=2000",
          "history.transferProcessorMaxPollHostRPS=2000");

  private static final List<String> SQLITE_PRAGMAS =
      List.of("journal_mode=wal", "synchronous=normal");

  private final Home home;
  private final Installation installation;
  private final StackSettings settings;
  private final TemporalServer server;
  private final Ports ports;
  private final Map<String, String> environment;

  StackPlan(
      Home home,
      Installation installation,
      StackSettings settings,
      TemporalServer server,
      Ports ports,
      Map<String, String> environment) {
    this.home = home;
    this.installation = installation;
    this.settings = settings;
    this.server = server;
    this.ports = ports;
    this.environment = environment;
  }

  String temporalAddress() {
    return switch (server) {
      case TemporalServer.External external -> external.address();
      case TemporalServer.DevServer dev -> "127.0.0.1:" + ports.temporal();
      case TemporalServer.InMemory memory -> "127.0.0.1:" + ports.temporal();
    };
  }

  Optional<String> temporalUi() {
    return server instanceof TemporalServer.DevServer
        ? Optional.of("http://127.0.0.1:" + ports.ui())
        : Optional.empty();
  }

  /** In the order in which they are started. */
  List<ChildPlan> parts() {
    List<ChildPlan> parts = new ArrayList<>();
    switch (server) {
      case TemporalServer.External external -> {}
      case TemporalServer.DevServer dev -> parts.add(devServer(dev));
      case TemporalServer.InMemory memory -> parts.add(memoryServer());
    }
    parts.add(
        part("worker", installation.workerCommand(connection()), javaEnvironment(), () -> true));
    parts.add(
        part("api", installation.apiCommand(apiArguments()), javaEnvironment(), this::isServing));
    return parts;
  }

  private ChildPlan devServer(TemporalServer.DevServer dev) {
    List<String> command = new ArrayList<>(List.of(dev.cli().toString(), "server", "start-dev"));
    command.addAll(List.of("--ip", "127.0.0.1", "--log-level", "warn"));
    command.addAll(List.of("--port", Integer.toString(ports.temporal())));
    command.addAll(List.of("--http-port", Integer.toString(ports.temporalHttp())));
    command.addAll(List.of("--ui-port", Integer.toString(ports.ui())));
    command.addAll(List.of("--db-filename", home.temporalDatabase().toString()));
    command.addAll(List.of("--namespace", settings.namespace()));
    DYNAMIC_CONFIG.forEach(value -> command.addAll(List.of("--dynamic-config-value", value)));
    SQLITE_PRAGMAS.forEach(value -> command.addAll(List.of("--sqlite-pragma", value)));
    searchAttributes().forEach(value -> command.addAll(List.of("--search-attribute", value)));
    String ready =
        "http://127.0.0.1:" + ports.temporalHttp() + "/api/v1/namespaces/" + settings.namespace();
    return part("temporal", command, bareEnvironment(), () -> HttpProbe.isOk(ready));
  }

  private ChildPlan memoryServer() {
    return part(
        "temporal",
        installation.memoryServerCommand(ports.temporal()),
        bareEnvironment(),
        () -> TcpProbe.isListening(ports.temporal()));
  }

  /** The in-memory server cannot tell who polls. */
  private boolean isServing() {
    return HttpProbe.isOk("http://127.0.0.1:" + ports.admin() + "/healthcheck")
        && (server instanceof TemporalServer.InMemory
            || HttpProbe.workers("http://127.0.0.1:" + ports.api()) > 0);
  }

  private List<String> connection() {
    return List.of(
        "--home", home.directory().toString(),
        "--temporal", temporalAddress(),
        "--namespace", settings.namespace());
  }

  private List<String> apiArguments() {
    List<String> arguments = new ArrayList<>(connection());
    temporalUi().ifPresent(url -> arguments.addAll(List.of("--temporal-ui", url)));
    arguments.addAll(List.of("--port", Integer.toString(ports.api())));
    arguments.addAll(List.of("--admin-port", Integer.toString(ports.admin())));
    return arguments;
  }

  private ChildPlan part(
      String name, List<String> command, Map<String, String> variables, BooleanSupplier up) {
    return new ChildPlan(name, command, variables, home.logs().resolve(name + ".log"), up);
  }

  /** Many malloc arenas cost a JVM with many threads tens of megabytes. */
  private Map<String, String> javaEnvironment() {
    Map<String, String> variables = new LinkedHashMap<>(environment);
    variables.putIfAbsent("MALLOC_ARENA_MAX", "2");
    return variables;
  }

  /** No keys, and no variables that would configure the Temporal CLI. */
  private Map<String, String> bareEnvironment() {
    Map<String, String> variables = new LinkedHashMap<>();
    Stream.of("PATH", "HOME", "TMPDIR", "LANG")
        .filter(environment::containsKey)
        .forEach(name -> variables.put(name, environment.getOrDefault(name, "")));
    return variables;
  }

  private static List<String> searchAttributes() {
    return SEARCH_ATTRIBUTES.stream().map(key -> key.getName() + "=" + typeName(key)).toList();
  }

  private static String typeName(SearchAttributeKey<?> key) {
    String name = key.getValueType().name().replace("INDEXED_VALUE_TYPE_", "");
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }
}
