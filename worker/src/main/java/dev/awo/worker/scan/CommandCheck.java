package dev.awo.worker.scan;

import dev.awo.worker.scan.CommandRules.CommandEntry;
import dev.awo.worker.scan.CommandRules.RedirectEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Judges single commands. */
final class CommandCheck {
  /** The options with which a shell is given a script as its next word. */
  static final String SCRIPT_FLAG = "-[a-zA-Z]*c|/[cC]|-[cC]ommand";

  private final CommandRules rules;
  private final Tests tests;

  CommandCheck(CommandRules rules, Tests tests) {
    this.rules = rules;
    this.tests = tests;
  }

  /**
   * Judges a command.
   *
   * @param family the language it stands in
   */
  void check(Command command, String family, Hits hits) {
    Set<String> decided = new HashSet<>();
    for (CommandEntry entry : rules.commands()) {
      boolean counts = !entry.outside().equals(family) && !decided.contains(entry.rule());
      if (counts && fits(entry, command)) {
        decided.add(entry.rule());
        hits.add(entry.rule(), entry.severity(), command.at());
      }
    }
  }

  void checkRedirect(String target, int at, Hits hits) {
    for (RedirectEntry entry : rules.redirects()) {
      if (entry.is().stream().anyMatch(test -> tests.isPlace(test, target))) {
        hits.add(entry.rule(), at);
      }
    }
  }

  private boolean fits(CommandEntry entry, Command command) {
    return isNamed(entry, command)
        && (entry.through().isEmpty()
            || entry.through().stream().anyMatch(command.through()::contains))
        && entry.flags().stream().allMatch(command::hasFlag)
        && entry.matches().allows(command.line())
        && !(entry.lacks().isGiven() && entry.lacks().allows(command.line()))
        && isFed(entry, command)
        && operandsFit(entry, command);
  }

  private boolean isNamed(CommandEntry entry, Command command) {
    String program = command.program();
    if (entry.shell()) {
      return rules.shells().contains(program);
    }
    if (entry.interpreter()) {
      return rules.interpreters().contains(program) && takesProgramFromOutside(command);
    }
    return entry.command().stream().anyMatch(name -> isNamed(name, program));
  }

  private static boolean isNamed(String name, String program) {
    return name.equals("*")
        || name.equals(program)
        || (name.endsWith(".*") && program.startsWith(name.substring(0, name.length() - 1)));
  }

  /**
   * {@code | sh}, {@code | bash -s x}, {@code sh -c "$(…)"}, {@code bash <(…)}; not {@code | python
   * -m x}.
   */
  private boolean takesProgramFromOutside(Command command) {
    if (!command.substituted().isEmpty()) {
      boolean fromInside = command.program("-[a-zA-Z]*[cer]").filter(Command::hasHole).isPresent();
      return fromInside || command.operands().stream().limit(1).anyMatch(Command::hasHole);
    }
    boolean shell = rules.shells().contains(command.program());
    boolean programGiven =
        shell
            ? command.hasFlag("c")
            : command.words().stream()
                .skip(1)
                .anyMatch(
                    word -> word.matches("-{1,2}(?:[a-zA-Z]*[cemrpn]|eval|print|version|help)"));
    List<String> operands = command.operands();
    boolean fromInput =
        operands.isEmpty()
            || operands.getFirst().equals("-")
            || operands.getFirst().equals("/dev/stdin");
    return !programGiven && (fromInput || (shell && command.hasFlag("s")));
  }

  private boolean isFed(CommandEntry entry, Command command) {
    return entry.from().isEmpty()
        || Stream.concat(command.piped().stream(), command.substituted().stream())
            .anyMatch(source -> entry.from().stream().anyMatch(kind -> isSource(kind, source)));
  }

  private boolean isSource(String kind, Command source) {
    Matching matching = rules.sources().get(kind);
    if (matching == null) {
      throw new IllegalStateException("The built-in rules name an unknown source " + kind);
    }
    return matching.allows(source.line());
  }

  private boolean operandsFit(CommandEntry entry, Command command) {
    List<String> operands = command.operands();
    if (entry.operand().equals("last") && !operands.isEmpty()) {
      operands = List.of(operands.getLast());
    }
    List<String> looked = operands;
    boolean any =
        entry.any().isEmpty()
            || entry.any().stream().anyMatch(test -> someOperand(test, looked, command));
    if (entry.all().contains("build-script")) {
      return command.program(SCRIPT_FLAG).filter(tests::isBuildLine).isPresent();
    }
    boolean all =
        entry.all().isEmpty()
            || (!looked.isEmpty()
                && looked.stream()
                    .allMatch(o -> entry.all().stream().anyMatch(test -> isOperand(test, o))));
    return any && all;
  }

  private boolean someOperand(String test, List<String> operands, Command command) {
    return switch (test) {
      case "script" -> command.program(SCRIPT_FLAG).isPresent();
      case "dynamic-script" -> command.program(SCRIPT_FLAG).filter(Command::hasHole).isPresent();
      default -> operands.stream().anyMatch(operand -> isOperand(test, operand));
    };
  }

  private boolean isOperand(String test, String operand) {
    return switch (test) {
      case "present" -> true;
      case "dynamic" -> Command.hasHole(operand);
      case "device-input" -> operand.equals("/dev/stdin") || operand.startsWith("/dev/fd/");
      case "raw-address" ->
          Addresses.kind(operand).filter(k -> k == Addresses.Kind.REMOTE).isPresent();
      case "documentation-address" ->
          Addresses.kind(operand).filter(k -> k == Addresses.Kind.DOCUMENTATION).isPresent();
      default -> tests.isPlace(test, operand);
    };
  }
}
