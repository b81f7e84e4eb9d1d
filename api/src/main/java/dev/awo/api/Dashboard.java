package dev.awo.api;

import io.dropwizard.assets.AssetsBundle;
import io.dropwizard.core.setup.Bootstrap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The static pages at {@code /}, and the chart library that they use, from the class path. */
final class Dashboard {
  private static final String WEBJAR = "/META-INF/maven/org.webjars.npm/chart.js/pom.properties";

  private Dashboard() {}

  static void addTo(Bootstrap<?> bootstrap) {
    bootstrap.addBundle(new AssetsBundle("/dev/awo/api/dashboard", "/", "index.html", "dashboard"));
    bootstrap.addBundle(
        new AssetsBundle(
            "/META-INF/resources/webjars/chart.js/" + version() + "/dist",
            "/vendor/chart.js",
            "chart.umd.js",
            "chart.js"));
  }

  private static String version() {
    try (InputStream in = Dashboard.class.getResourceAsStream(WEBJAR)) {
      if (in == null) {
        throw new IllegalStateException("the chart library is missing from the class path");
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
