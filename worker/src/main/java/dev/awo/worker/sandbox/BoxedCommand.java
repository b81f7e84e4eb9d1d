package dev.awo.worker.sandbox;

import dev.awo.def.verify.SandboxRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One command to run.
 *
 * @param tree the working directory, and the only place that stays writable; one command at a time
 *     may run in it
 * @param owner whose home directory the command gets: the same owner finds again what earlier
 *     commands in the same tree left there, such as a compiler's cache; another one starts empty
 * @param argv program and arguments; the program is looked for inside the sandbox
 * @param environment variables beside those every command gets, such as the key of a CLI agent
 * @param provision what was prepared for it, and appears in its tree and its home
 * @param input text for it: {@link #INPUT_FILE} in an argument stands for the path of a file with
 *     it; without such an argument it comes on standard input
 */
public record BoxedCommand(
    Path tree,
    String owner,
    List<String> argv,
    Map<String, String> environment,
    Duration timeout,
    SandboxRules rules,
    Optional<Provision> provision,
    Optional<String> input) {
  public static final String INPUT_FILE = "{{input}}";

  public BoxedCommand {
    if (!tree.isAbsolute()) {
      throw new IllegalArgumentException("a command's tree must be an absolute path");
    }
    argv = List.copyOf(argv);
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }

  /** A line for {@code sh -c}. */
  public static BoxedCommand shell(
      Path tree, String owner, String line, Duration timeout, SandboxRules rules) {
    return new BoxedCommand(
        tree,
        owner,
        List.of("/bin/sh", "-c", line),
        Map.of(),
        timeout,
        rules,
        Optional.empty(),
        Optional.empty());
  }

  /** The same with what was prepared for it. */
  public BoxedCommand with(Optional<Provision> newProvision) {
    return new BoxedCommand(tree, owner, argv, environment, timeout, rules, newProvision, input);
  }

  /** The arguments, with the path that the input has for the command. */
  List<String> argv(Path inputFile) {
    return argv.stream()
        .map(argument -> argument.replace(INPUT_FILE, inputFile.toString()))
        .toList();
  }

  boolean readsFile() {
    return argv.stream().anyMatch(argument -> argument.contains(INPUT_FILE));
  }
}
