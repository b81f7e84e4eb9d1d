package dev.awo.def.spec;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the CLI agents of {@code awo.yml}. */
final class AgentReader {
  private static final Schema AGENT =
      Schema.of("an agent", "run", "model", "keys", "env", "timeout", "output");
  private static final List<String> PLACEHOLDERS = List.of("prompt_file", "model");

  /** The activity around it ends a little later. */
  private static final Duration LONGEST = CommandReader.LONGEST;

  private AgentReader() {}

  static Map<String, CliAgent> read(Fields fields) {
    Map<String, CliAgent> agents = new LinkedHashMap<>();
    fields.find("agents").stream()
        .flatMap(value -> value.named(AgentReader::name))
        .forEach(
            named ->
                named
                    .value()
                    .fields(AGENT)
                    .flatMap(AgentReader::agent)
                    .ifPresent(agent -> agents.put(named.name(), agent)));
    return agents;
  }

  /** A name stays known when its command is wrong, so that one mistake is said once. */
  private static Optional<CliAgent> agent(Fields fields) {
    List<String> run = fields.require("run").map(AgentReader::arguments).orElse(List.of());
    return Optional.of(
        new CliAgent(
            run.isEmpty() ? List.of("false") : run,
            fields.find("model").flatMap(value -> value.text(Names::model)),
            fields.texts("keys", Names::environmentVariable),
            fields.texts("env", Names::environmentVariable),
            fields
                .find("timeout")
                .flatMap(value -> value.duration(LONGEST))
                .orElse(CliAgent.TIMEOUT),
            fields
                .find("output")
                .flatMap(value -> value.choice(CliAgent.Output.class))
                .orElse(CliAgent.Output.TEXT)));
  }

  /** A list of arguments, or a line whose blanks part them. */
  private static List<String> arguments(Value value) {
    if (value.node() instanceof YamlNode.Sequence) {
      List<String> run =
          value.items().flatMap(item -> item.written(AgentReader::argument).stream()).toList();
      if (run.isEmpty()) {
        value.wrong("is empty; name the program and its arguments");
      }
      return run;
    }
    return value
        .written(AgentReader::line)
        .map(line -> Arrays.asList(line.strip().split("\\s+")))
        .orElse(List.of());
  }

  private static Optional<String> line(String text) {
    return argument(text)
        .or(
            () ->
                text.chars().anyMatch(c -> c == '"' || c == '\'')
                    ? Optional.of("no shell reads it, so quotes mean nothing; write a list instead")
                    : Optional.empty());
  }

  private static Optional<String> argument(String text) {
    return Texts.command(text)
        .or(
            () ->
                Placeholders.names(text)
                    .filter(name -> !PLACEHOLDERS.contains(name))
                    .findFirst()
                    .map(
                        name ->
                            "nothing is known of {{"
                                + name
                                + "}}; there are {{prompt_file}} and {{model}}"));
  }

  private static Optional<String> name(String name) {
    return Agents.RESERVED.contains(name)
        ? Optional.of("'" + name + "' is built in; give your agent another name")
        : Names.id(name);
  }
}
