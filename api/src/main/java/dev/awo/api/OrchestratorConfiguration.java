package dev.awo.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.jetty.GzipHandlerFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.dropwizard.logging.common.ConsoleAppenderFactory;
import io.dropwizard.logging.common.DefaultLoggingFactory;
import io.dropwizard.request.logging.LogbackAccessRequestLogFactory;
import io.dropwizard.util.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Collectors;

/** Dropwizard's configuration, made from the settings: there is no other file. */
final class OrchestratorConfiguration extends Configuration {
  private static final String LINE =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSX,UTC} %-5level %logger{0} %msg %replace(%ex{12}){'\\s*\\n\\s*',"
          + " ' | '}%nopex%n";

  /** What others say while all is well, or what is said again in the API's own words. */
  private static final Map<String, String> LEVELS =
      Map.of(
          "io.dropwizard", "WARN",
          "io.dropwizard.core.cli.ServerCommand", "OFF",
          "org.eclipse.jetty", "WARN",
          "org.flywaydb", "WARN",
          "org.glassfish.jersey", "ERROR",
          "org.hibernate.validator", "WARN",
          "io.temporal", "WARN",
          "io.temporal.internal.worker", "ERROR",
          "io.grpc", "WARN",
          "io.micrometer", "ERROR");

  OrchestratorConfiguration(ApiSettings settings) {
    setServerFactory(server(settings));
    setLoggingFactory(logging());
  }

  private static DefaultServerFactory server(ApiSettings settings) {
    DefaultServerFactory server = new ApiServerFactory();
    server.setApplicationConnectors(List.of(connector(settings.bind(), settings.port())));
    server.setAdminConnectors(List.of(connector(settings.bind(), settings.adminPort())));
    server.setJerseyRootPath("/api/v1/*");
    server.setEnableVirtualThreads(true);
    server.setEnableAdminVirtualThreads(true);
    server.setMinThreads(4);
    server.setRegisterDefaultExceptionMappers(false);
    server.setShutdownGracePeriod(Duration.seconds(5));
    // Compressing would hold back events, and gains nothing on the loopback interface.
    GzipHandlerFactory gzip = new GzipHandlerFactory();
    gzip.setEnabled(false);
    server.setGzipFilterFactory(gzip);
    LogbackAccessRequestLogFactory requests = new LogbackAccessRequestLogFactory();
    requests.setAppenders(List.of());
    server.setRequestLogFactory(requests);
    return server;
  }

  private static HttpConnectorFactory connector(String bind, int port) {
    HttpConnectorFactory connector = new HttpConnectorFactory();
    connector.setBindHost(bind);
    connector.setPort(port);
    connector.setAcceptorThreads(Optional.of(1));
    connector.setSelectorThreads(Optional.of(1));
    return connector;
  }

  private static DefaultLoggingFactory logging() {
    ConsoleAppenderFactory<ch.qos.logback.classic.spi.ILoggingEvent> console =
        new ConsoleAppenderFactory<>();
    console.setLogFormat(LINE);
    console.setTimeZone(TimeZone.getTimeZone("UTC"));
    DefaultLoggingFactory logging = new DefaultLoggingFactory();
    logging.setAppenders(List.of(console));
    logging.setLoggers(
        LEVELS.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, entry -> (JsonNode) TextNode.valueOf(entry.getValue()))));
    return logging;
  }
}
