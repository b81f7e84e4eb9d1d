package dev.awo.api;

import com.codahale.metrics.health.HealthCheck;
import com.codahale.metrics.health.HealthCheckRegistry;
import dev.awo.api.launch.TemporalConnection;
import dev.awo.api.ledger.Ledger;
import java.util.function.Supplier;

/** Health checks that ask. */
final class Health {
  private Health() {}

  static void registerOn(HealthCheckRegistry registry, Ledger ledger, TemporalConnection temporal) {
    registry.register(
        "database",
        check(
            () -> {
              ledger.ping();
              return HealthCheck.Result.healthy();
            }));
    registry.register(
        "temporal",
        check(
            () ->
                temporal
                    .serverVersion()
                    .map(version -> HealthCheck.Result.healthy("server %s", version))
                    .orElseGet(
                        () ->
                            HealthCheck.Result.unhealthy(
                                "no answer from %s", temporal.target().address()))));
  }

  private static HealthCheck check(Supplier<HealthCheck.Result> ask) {
    return new HealthCheck() {
      @Override
      protected Result check() {
        return ask.get();
      }
    };
  }
}
