package dev.awo.def.spec;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads lists of commands: a command line each, or its fields. */
final class CommandReader {
  static final Duration LONGEST = Duration.ofHours(24);
  private static final Schema COMMAND = Schema.of("a command", "name", "run", "timeout");

  private CommandReader() {}

  static List<VerifyCommand> read(Fields fields, String name) {
    return fields.items(name).flatMap(item -> command(item).stream()).toList();
  }

  private static Optional<VerifyCommand> command(Value item) {
    if (!(item.node() instanceof YamlNode.Mapping)) {
      return line(item)
          .map(run -> new VerifyCommand(nameOf(run), run, VerifyCommand.DEFAULT_TIMEOUT));
    }
    return item.fields(COMMAND)
        .map(
            fields -> {
              String run = fields.require("run").flatMap(CommandReader::line).orElse("");
              return new VerifyCommand(
                  fields.find("name").flatMap(v -> v.text(Texts::line)).orElse(nameOf(run)),
                  run,
                  fields
                      .find("timeout")
                      .flatMap(v -> v.duration(LONGEST))
                      .orElse(VerifyCommand.DEFAULT_TIMEOUT));
            });
  }

  private static Optional<String> line(Value value) {
    if (value.node() instanceof YamlNode.Scalar scalar
        && scalar.kind() == YamlNode.Scalar.Kind.NUMBER) {
      return value.text(Texts::command);
    }
    return value.written(Texts::command).map(String::strip);
  }

  private static String nameOf(String run) {
    return run.lines()
        .findFirst()
        .map(first -> first.equals(run) ? run : first + " ...")
        .orElse("");
  }
}
