package dev.awo.api;

import dev.awo.api.launch.TemporalTarget;
import dev.awo.def.spec.DotEnv;
import dev.awo.def.spec.PriceTable;
import dev.awo.def.spec.Read;
import dev.awo.def.spec.Settings;
import dev.awo.def.spec.SpecReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything the API knows when it starts: its arguments, the home's files and the environment.
 *
 * @param bind address of the interface to listen on
 * @param allowedHosts names under which it may be addressed beside the loopback ones
 * @param processEnvironment without what {@code .env} adds
 */
record ApiSettings(
    Path home,
    TemporalTarget temporal,
    int port,
    int adminPort,
    String bind,
    List<String> allowedHosts,
    Settings settings,
    PriceTable prices,
    Map<String, String> processEnvironment) {

  ApiSettings {
    allowedHosts = List.copyOf(allowedHosts);
    processEnvironment = Collections.unmodifiableMap(new LinkedHashMap<>(processEnvironment));
  }

  /** Fails with {@link IllegalArgumentException}, in words, when a file of the home is wrong. */
  static ApiSettings load(ApiArguments arguments, Map<String, String> environment) {
    Path home = arguments.home.toAbsolutePath().normalize();
    SpecReader reader = new SpecReader();
    Settings settings =
        read("awo.yml", reader.settings(textOf(home.resolve("awo.yml")).orElse("")));
    return new ApiSettings(
        home,
        new TemporalTarget(arguments.temporal, arguments.namespace, arguments.temporalUi),
        arguments.port.orElse(settings.ports().api()),
        arguments.adminPort.orElse(settings.ports().admin()),
        arguments.bind,
        arguments.allowedHosts,
        settings,
        read(
            "prices.yaml",
            reader.prices(textOf(home.resolve("prices.yaml")).orElseGet(ApiSettings::listPrices))),
        environment);
  }

  Path data() {
    return home.resolve("data");
  }

  /** The environment with what {@code .env} adds now; the environment goes first. */
  Map<String, String> environment() {
    Map<String, String> all = new LinkedHashMap<>();
    textOf(home.resolve(".env")).ifPresent(text -> all.putAll(DotEnv.parse(text)));
    all.putAll(processEnvironment);
    return all;
  }

  private static <T> T read(String file, Read<T> read) {
    return switch (read) {
      case Read.Valid<T> valid -> valid.value();
      case Read.Invalid<T> invalid -> throw new IllegalArgumentException(invalid.words(file));
    };
  }

  private static Optional<String> textOf(Path file) {
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "cannot read " + file.getFileName() + " in the home directory", e);
    }
  }

  private static String listPrices() {
    try (InputStream prices = PriceTable.class.getResourceAsStream("prices.yaml")) {
      if (prices == null) {
        throw new IllegalStateException("the shipped price table is missing");
      }
      return new String(prices.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
