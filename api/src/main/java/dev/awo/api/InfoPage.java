package dev.awo.api;

import dev.awo.api.launch.TemporalConnection;
import dev.awo.api.launch.TemporalTarget;
import dev.awo.api.stack.SearchPath;
import dev.awo.api.view.InfoView;
import dev.awo.def.generate.Provider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Says what this server is. */
final class InfoPage implements Supplier<InfoView> {
  private final ApiSettings settings;
  private final TemporalConnection temporal;
  private final Ports ports;
  private final Instant started = Instant.now();

  InfoPage(ApiSettings settings, TemporalConnection temporal, Ports ports) {
    this.settings = settings;
    this.temporal = temporal;
    this.ports = ports;
  }

  @Override
  public InfoView get() {
    TemporalTarget target = temporal.target();
    Optional<String> serverVersion = temporal.serverVersion();
    return new InfoView(
        Optional.ofNullable(InfoPage.class.getPackage().getImplementationVersion())
            .orElse("development"),
        Runtime.version().toString(),
        settings.home().toString(),
        started,
        ports.admin(),
        new InfoView.Temporal(
            target.address(),
            target.namespace(),
            target.ui(),
            serverVersion,
            serverVersion.isPresent() ? temporal.workflowWorkers() : 0),
        agents());
  }

  private List<InfoView.Agent> agents() {
    Map<String, String> environment = settings.environment();
    List<InfoView.Agent> agents = new ArrayList<>();
    for (Provider provider : Provider.values()) {
      agents.add(agent(provider.label(), provider.missingFrom(environment)));
    }
    SearchPath programs = new SearchPath(environment);
    settings
        .settings()
        .cliAgents()
        .forEach((name, cli) -> agents.add(agent(name, programs.lackOf(name, cli))));
    return agents;
  }

  private static InfoView.Agent agent(String name, Optional<String> missing) {
    return new InfoView.Agent(name, missing.isEmpty(), missing);
  }
}
