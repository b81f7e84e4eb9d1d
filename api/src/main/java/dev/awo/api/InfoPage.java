package dev.awo.api;

import dev.awo.api.launch.TemporalConnection;
import dev.awo.api.launch.TemporalTarget;
import dev.awo.api.view.InfoView;
import dev.awo.def.generate.Provider;
import java.time.Instant;
import java.util.Arrays;
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
    return Arrays.stream(Provider.values())
        .map(
            provider -> {
              Optional<String> missing = provider.missingFrom(environment);
              return new InfoView.Agent(provider.label(), missing.isEmpty(), missing);
            })
        .toList();
  }
}
