package dev.awo.def.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the sections of {@code awo.yml} that are about processes and machines. */
final class InstallationReader {
  private static final Schema PARALLEL =
      Schema.of("'parallel'", "tasks", "calls", "commands", "providers");
  private static final Schema PORTS = Schema.of("'ports'", "api", "admin", "temporal", "ui");
  private static final Schema TEMPORAL = Schema.of("'temporal'", "address", "namespace", "cli");
  private static final int MOST_CALLS = 10_000;

  private InstallationReader() {}

  static Settings.Parallel parallel(Fields fields, Check agents) {
    Settings.Parallel defaults = Settings.DEFAULT.parallel();
    return fields
        .find("parallel")
        .flatMap(value -> value.fields(PARALLEL))
        .map(
            section -> {
              Map<String, Integer> providers = new LinkedHashMap<>();
              section.find("providers").stream()
                  .flatMap(value -> value.named(agents))
                  .forEach(
                      named ->
                          named
                              .value()
                              .integer(1, MOST_CALLS)
                              .ifPresent(most -> providers.put(named.name(), most)));
              return new Settings.Parallel(
                  integer(section, "tasks", 1, ProjectReader.MOST_PARALLEL, defaults.tasks()),
                  integer(section, "calls", 1, MOST_CALLS, defaults.calls()),
                  integer(section, "commands", 1, ProjectReader.MOST_PARALLEL, defaults.commands()),
                  providers);
            })
        .orElse(defaults);
  }

  static Settings.Ports ports(Fields fields) {
    Settings.Ports defaults = Settings.DEFAULT.ports();
    return fields
        .find("ports")
        .flatMap(value -> value.fields(PORTS))
        .map(
            section -> {
              Settings.Ports ports =
                  new Settings.Ports(
                      integer(section, "api", 0, 65_535, defaults.api()),
                      integer(section, "admin", 0, 65_535, defaults.admin()),
                      integer(section, "temporal", 0, 65_535, defaults.temporal()),
                      integer(section, "ui", 0, 65_535, defaults.ui()));
              checkDistinct(section, ports);
              return ports;
            })
        .orElse(defaults);
  }

  private static void checkDistinct(Fields section, Settings.Ports ports) {
    Map<Integer, String> taken = new TreeMap<>();
    List<Integer> all = List.of(ports.api(), ports.admin(), ports.temporal(), ports.ui());
    for (int i = 0; i < all.size(); i++) {
      String name = PORTS.fields().get(i);
      String other = all.get(i) == 0 ? null : taken.putIfAbsent(all.get(i), name);
      if (other != null) {
        section.missing(
            name, "'" + name + "' and '" + other + "' have the same port " + all.get(i));
      }
    }
  }

  static Settings.Temporal temporal(Fields fields) {
    Settings.Temporal defaults = Settings.DEFAULT.temporal();
    return fields
        .find("temporal")
        .flatMap(value -> value.fields(TEMPORAL))
        .map(
            section ->
                new Settings.Temporal(
                    section.find("address").flatMap(value -> value.text(Addresses::hostPort)),
                    section
                        .find("namespace")
                        .flatMap(value -> value.text(Names::word))
                        .orElse(defaults.namespace()),
                    section.find("cli").flatMap(value -> value.text(Texts::path))))
        .orElse(defaults);
  }

  private static int integer(Fields section, String name, int min, int max, int fallback) {
    return section.find(name).flatMap(value -> value.integer(min, max)).orElse(fallback);
  }
}
