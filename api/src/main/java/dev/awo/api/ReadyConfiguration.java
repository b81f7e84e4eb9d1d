package dev.awo.api;

import io.dropwizard.configuration.ConfigurationFactory;
import io.dropwizard.configuration.ConfigurationSourceProvider;

/** Hands Dropwizard the configuration that was made from the settings. */
record ReadyConfiguration(ApiSettings settings)
    implements ConfigurationFactory<OrchestratorConfiguration> {
  @Override
  public OrchestratorConfiguration build(ConfigurationSourceProvider provider, String path) {
    return build();
  }

  @Override
  public OrchestratorConfiguration build() {
    return new OrchestratorConfiguration(settings);
  }
}
