package dev.awo.worker.scan;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.awo.worker.scan.code.Code;
import dev.awo.worker.scan.code.Evaluator;
import dev.awo.worker.scan.code.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges command lines and the scripts inside of them. */
final class CommandScan {
  private final Engine engine;
  private final String place;
  private final Hits hits;
  private final int nesting;

  private static final Pattern VARIABLE = Pattern.compile("\\$(?:(\\w+)|\\{(\\w+)\\})");

  private static final Pattern SYSTEM = Pattern.compile("\\bsystem\\s*\\(\\s*\"([^\"]*)\"");

  /** Whose variables a script in quotes sees when it runs later, as that of a trap does. */
  private Optional<Evaluator> variables = Optional.empty();

  /** Files that the script downloads; it may not run them unseen. */
  private final Set<String> downloaded = new HashSet<>();

  /**
   * Prepares a scan.
   *
   * @param place the family of the file that the commands stand in
   */
  CommandScan(Engine engine, String place, Hits hits, int nesting) {
    this.engine = engine;
    this.place = place;
    this.hits = hits;
    this.nesting = nesting;
  }

  /** All commands of a parsed script. */
  void read(Code script, Evaluator evaluator) {
    variables = Optional.of(evaluator);
    CommandReader.Sink sink =
        new CommandReader.Sink() {
          @Override
          public void command(Command command) {
            check(command);
          }

          @Override
          public void redirect(String target, int at) {
            engine.commandCheck().checkRedirect(target, at, hits);
          }

          @Override
          public void bomb(int at) {
            hits.add("fork-bomb", at);
          }
        };
    new CommandReader(evaluator, engine.commandRules().wrappers(), sink).read(script);
  }

  /** A command line that is handed to a shell; it counts where the call stands. */
  void line(String line, int at) {
    hits.addAll(engine.scanCommandLine(line, place, nesting), at);
  }

  /** A command given word by word. */
  void words(List<String> words, int at) {
    check(Command.of(at, words, engine.commandRules().wrappers()));
  }

  private void check(Command command) {
    engine.commandCheck().check(command, place, hits);
    scripts(command).forEach(script -> line(script, command.at()));
    program(command, "python|python3|python2", "-c")
        .ifPresent(text -> nested(Language.PYTHON, text, command.at()));
    program(command, "node|nodejs|deno|bun", "-e|--eval|-p|--print|eval")
        .ifPresent(text -> nested(Language.JAVASCRIPT, text, command.at()));
    for (String language : List.of("perl", "ruby", "php")) {
      program(command, language, "-[a-zA-Z]*[er]")
          .ifPresent(text -> nested(new Language(language, Optional.empty()), text, command.at()));
    }
    follow(command);
  }

  private void nested(Language language, String text, int at) {
    Hits inner = hits.fresh();
    engine.scan(language, text, inner, nesting + 1);
    hits.addAll(inner.all(), at);
  }

  private static Optional<String> program(Command command, String names, String flags) {
    return command.program().matches(names) ? command.program(flags) : Optional.empty();
  }

  /** Texts that a command runs as shell scripts. */
  private List<String> scripts(Command command) {
    List<String> all = new ArrayList<>();
    String program = command.program();
    if (engine.commandRules().shells().contains(program)) {
      command.program(CommandCheck.SCRIPT_FLAG).ifPresent(all::add);
      if (command.operands().isEmpty() || command.hasFlag("s")) {
        command.input().ifPresent(all::add);
      }
    }
    List<String> operands = command.operands();
    switch (program) {
      case "eval" -> all.add(String.join(" ", operands));
      case "trap" -> operands.stream().limit(1).map(this::expanded).forEach(all::add);
      case "alias" ->
          operands.stream()
              .filter(operand -> operand.indexOf('=') > 0)
              .map(operand -> operand.substring(operand.indexOf('=') + 1))
              .forEach(all::add);
      case "ssh" -> operands.stream().skip(1).reduce((a, b) -> a + " " + b).ifPresent(all::add);
      case "awk", "gawk", "mawk", "nawk" -> operands.forEach(text -> systemCalls(text, all));
      default -> {}
    }
    return all;
  }

  private static void systemCalls(String text, List<String> all) {
    Matcher matcher = SYSTEM.matcher(text);
    while (matcher.find()) {
      all.add(matcher.group(1));
    }
  }

  private String expanded(String script) {
    Matcher matcher = VARIABLE.matcher(script);
    StringBuilder text = new StringBuilder();
    int done = 0;
    while (matcher.find()) {
      String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      text.append(script, done, matcher.start());
      text.append(
          variables
              .flatMap(evaluator -> evaluator.global(name))
              .filter(value -> value instanceof Value.Text)
              .map(value -> ((Value.Text) value).text())
              .orElse(matcher.group()));
      done = matcher.end();
    }
    return text.append(script, done, script.length()).toString();
  }

  /** {@code curl -o x URL; sh x}: what was downloaded is run. */
  private void follow(Command command) {
    String program = command.program();
    if (program.equals("curl") || program.equals("wget")) {
      command.program("-o|-O|--output|--output-document").ifPresent(downloaded::add);
      command.operands().stream()
          .filter(o -> o.contains("://"))
          .map(o -> o.substring(o.lastIndexOf('/') + 1))
          .filter(name -> !name.isEmpty())
          .forEach(downloaded::add);
    }
    if (program.matches("sha\\d+sum|shasum|gpg|gpgv|cosign|minisign|md5sum")) {
      downloaded.clear();
    }
    boolean interpreter =
        engine.commandRules().interpreters().contains(program)
            || program.equals("source")
            || program.equals(".");
    List<String> run =
        interpreter
            ? command.operands().stream().limit(1).toList()
            : command.words().stream().limit(1).toList();
    if (run.stream().anyMatch(this::wasDownloaded)) {
      hits.add("remote-script", command.at());
    }
  }

  private boolean wasDownloaded(String word) {
    String name = word.startsWith("./") ? word.substring(2) : word;
    return downloaded.contains(word) || downloaded.contains(name);
  }
}
