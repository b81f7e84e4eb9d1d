package dev.awo.api;

import com.codahale.metrics.MetricRegistry;
import dev.awo.api.ledger.Figures;
import dev.awo.def.task.TaskStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.instrumentation.dropwizard.DropwizardExports;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** All metrics in Prometheus' text format: Dropwizard's, the Temporal SDK's and the tasks'. */
final class PrometheusMetrics extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final transient PrometheusMeterRegistry registry;

  PrometheusMetrics(MetricRegistry dropwizard) {
    registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    DropwizardExports.builder()
        .dropwizardRegistry(dropwizard)
        .register(registry.getPrometheusRegistry());
  }

  PrometheusMeterRegistry registry() {
    return registry;
  }

  void watch(Figures figures) {
    for (TaskStatus status : TaskStatus.values()) {
      Gauge.builder("awo.tasks", figures, any -> any.tasks().getOrDefault(status, 0L))
          .description("tasks on record")
          .tag("status", status.label())
          .register(registry);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType(TEXT);
    response.getOutputStream().write(registry.scrape(TEXT).getBytes(StandardCharsets.UTF_8));
  }
}
