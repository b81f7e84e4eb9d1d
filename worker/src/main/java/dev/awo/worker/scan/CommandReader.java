package dev.awo.worker.scan;

import dev.awo.worker.scan.code.Code;
import dev.awo.worker.scan.code.Code.Call;
import dev.awo.worker.scan.code.Evaluator;
import dev.awo.worker.scan.code.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the commands of a parsed script. */
final class CommandReader {

  /** Is given what is found, in the order of the script. */
  interface Sink {
    void command(Command command);

    void redirect(String target, int at);

    /** A function that calls itself more than once, in the background. */
    void bomb(int at);
  }

  private static final int FEEDING_LIMIT = 20;

  private final Evaluator evaluator;
  private final Map<String, String> wrappers;
  private final Sink sink;

  CommandReader(Evaluator evaluator, Map<String, String> wrappers, Sink sink) {
    this.evaluator = evaluator;
    this.wrappers = wrappers;
    this.sink = sink;
  }

  void read(Code code) {
    read(code, List.of(), Optional.empty());
  }

  private void read(Code code, List<Command> piped, Optional<String> input) {
    switch (code) {
      case Call call -> {
        List<Command> inside = new ArrayList<>();
        call.children().forEach(child -> substituted(child, inside));
        sink.command(command(call).fedBy(piped, inside, input));
        readSubstitutions(call);
      }
      case Code.Operation operation -> operation(operation, piped, input);
      case Code.Function function -> {
        if (isBomb(function)) {
          sink.bomb(function.at());
        }
        code.children().forEach(child -> read(child, piped, Optional.empty()));
      }
      default -> code.children().forEach(child -> read(child, piped, input));
    }
  }

  private void readSubstitutions(Code code) {
    for (Code child : code.children()) {
      if (child instanceof Code.Operation o
          && (o.operator().equals("$(") || o.operator().equals("<("))) {
        read(child);
      } else {
        readSubstitutions(child);
      }
    }
  }

  private void operation(Code.Operation operation, List<Command> piped, Optional<String> input) {
    switch (operation.operator()) {
      case "|" -> pipeline(operation, piped, input);
      case ">" -> redirected(operation, piped, input);
      case ">file" -> sink.redirect(text(operation.operands().getFirst()), operation.at());
      case "<<" -> operation.operands().stream().skip(1).forEach(part -> read(part));
      default -> operation.children().forEach(child -> read(child, piped, input));
    }
  }

  /** Each command reads what all before it together made. */
  private void pipeline(Code.Operation pipe, List<Command> piped, Optional<String> input) {
    List<Command> before = new ArrayList<>(piped);
    Optional<String> fed = input;
    for (int i = 0; i < pipe.operands().size(); i++) {
      Code stage = pipe.operands().get(i);
      read(stage, List.copyOf(before), fed);
      if (before.size() < FEEDING_LIMIT) {
        commands(stage, before);
      }
      fed = i < FEEDING_LIMIT ? output(pipe, i + 1) : Optional.empty();
    }
  }

  private Optional<String> output(Code.Operation pipe, int stages) {
    List<Code> first = pipe.operands().subList(0, stages);
    return evaluator.outputOf(
        stages == 1 ? first.getFirst() : new Code.Operation(pipe.at(), "|", first));
  }

  /** A here-document is what the command reads, and what the pipe that stands beside it is fed. */
  private void redirected(Code.Operation operation, List<Command> piped, Optional<String> input) {
    Optional<String> document = input;
    List<Code> others = operation.operands().subList(1, operation.operands().size());
    for (Code other : others) {
      if (other instanceof Code.Operation o && o.operator().equals("<<")) {
        document = Optional.of(text(o.operands().getFirst()));
      }
    }
    Code body = operation.operands().getFirst();
    read(body, piped, document);
    List<Command> feeding = new ArrayList<>();
    commands(body, feeding);
    for (Code other : others) {
      boolean here = other instanceof Code.Operation o && o.operator().equals("<<");
      if (here) {
        Optional<String> fed = document;
        other.children().stream().skip(1).forEach(part -> read(part, feeding, fed));
      } else {
        read(other, List.of(), Optional.empty());
      }
    }
  }

  private void commands(Code code, List<Command> all) {
    if (code instanceof Call call) {
      all.add(command(call));
      return;
    }
    code.children().forEach(child -> commands(child, all));
  }

  private void substituted(Code code, List<Command> all) {
    if (code instanceof Code.Operation o
        && (o.operator().equals("$(") || o.operator().equals("<("))) {
      commands(code, all);
      return;
    }
    code.children().forEach(child -> substituted(child, all));
  }

  private Command command(Call call) {
    List<String> words = new ArrayList<>();
    if (listOf(call.callee()) instanceof Value.Sequence sequence) {
      sequence.items().forEach(item -> words.add(text(item)));
    } else {
      words.addAll(calleeWords(text(call.callee())));
    }
    for (Code.Argument argument : call.arguments()) {
      Value value = listOf(argument.value());
      if (value instanceof Value.Sequence sequence) {
        sequence.items().forEach(item -> words.add(text(item)));
      } else if (argument.spread()) {
        words.addAll(split(text(value)));
      } else {
        words.add(text(value));
      }
    }
    return Command.of(call.at(), words, wrappers);
  }

  /** {@code "${words[@]}"} is a list although it is quoted. */
  private Value listOf(Code word) {
    boolean quoted =
        word instanceof Code.Items items && items.joined() && items.items().size() == 1;
    return evaluator.valueOf(quoted ? word.children().getFirst() : word);
  }

  /** {@code rm,-rf,/}} is what the grammar leaves of {@code {rm,-rf,/}}. */
  private static List<String> calleeWords(String text) {
    boolean braces = text.indexOf(',') > 0 && text.endsWith("}");
    return braces ? List.of(text.substring(0, text.length() - 1).split(",", -1)) : split(text);
  }

  private static List<String> split(String text) {
    return List.of(text.strip().split("\\s+", -1));
  }

  private String text(Code code) {
    return text(evaluator.valueOf(code));
  }

  private static String text(Value value) {
    return switch (value) {
      case Value.Text text -> text.text();
      case Value.Amount amount -> String.valueOf((long) amount.amount());
      default -> String.valueOf(Value.HOLE);
    };
  }

  private boolean isBomb(Code.Function function) {
    return !function.name().isEmpty()
        && countCalls(function.body(), function.name()) > 1
        && hasBackground(function.body());
  }

  private int countCalls(Code code, String name) {
    boolean here = code instanceof Call call && text(call.callee()).equals(name);
    boolean colon =
        name.equals(":") && code instanceof Code.Literal l && l.value() instanceof Value.Truth;
    int count = here || colon ? 1 : 0;
    for (Code child : code.children()) {
      count += countCalls(child, name);
    }
    return count;
  }

  private static boolean hasBackground(Code code) {
    boolean here =
        code instanceof Code.Operation o && o.operator().equals("&") && o.operands().size() == 2;
    return here || code.children().stream().anyMatch(CommandReader::hasBackground);
  }
}
