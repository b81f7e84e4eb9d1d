package dev.awo.worker.scan.code;

import dev.awo.worker.scan.code.Code.Call;
import dev.awo.worker.scan.code.Code.Function;
import dev.awo.worker.scan.code.Code.Jump;
import dev.awo.worker.scan.code.Code.Member;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What calls give: of the file's own functions, of the languages', and of the methods of texts. */
final class Functions {
  private static final Value UNKNOWN = new Value.Unknown();
  static final String TEMPORARY = "/tmp/" + Value.HOLE;

  private final Evaluator evaluator;

  Functions(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  Value call(Call call) {
    List<Value> arguments = evaluator.values(call.arguments());
    if (call.callee() instanceof Member member) {
      Optional<Value> result = method(member, arguments);
      if (result.isPresent()) {
        return result.get();
      }
    }
    Value callee = evaluator.valueOf(call.callee());
    boolean dictionary = callee instanceof Value.Path path && path.path().equals("dict");
    return dictionary ? named(call) : called(callee, arguments);
  }

  /** {@code dict(a=1)}. */
  private Value named(Call call) {
    Map<String, Value> members = new HashMap<>();
    for (Code.Argument argument : call.arguments()) {
      if (!argument.name().isEmpty()) {
        members.put(argument.name(), evaluator.valueOf(argument.value()));
      }
    }
    return new Value.Members(members);
  }

  private Value called(Value callee, List<Value> arguments) {
    return switch (callee) {
      case Value.Path path -> path(path.path(), arguments);
      case Value.Local local -> evaluator.apply(local.function(), arguments);
      case Value.OneOf several ->
          Evaluator.either(
              several.choices().stream().map(choice -> called(choice, arguments)).toList());
      default -> UNKNOWN;
    };
  }

  /** Methods that every function, text and list has. */
  private Optional<Value> method(Member member, List<Value> arguments) {
    Optional<String> name = member.name();
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Value receiver = evaluator.valueOf(member.object());
    boolean function = receiver instanceof Value.Path || receiver instanceof Value.Local;
    if (name.get().equals("bind") && function) {
      return Optional.of(receiver);
    }
    if (name.get().equals("map") && receiver instanceof Value.Sequence sequence) {
      return arguments.isEmpty()
          ? Optional.empty()
          : Optional.of(mapped(arguments.getFirst(), sequence));
    }
    return ofAny(name.get(), receiver, arguments);
  }

  /** Where the receiver is one of several, the result is too. */
  private Optional<Value> ofAny(String name, Value receiver, List<Value> arguments) {
    if (!(receiver instanceof Value.OneOf several)) {
      return Texts.call(name, receiver, arguments);
    }
    List<Value> results = new ArrayList<>();
    boolean found = false;
    for (Value choice : several.choices()) {
      Optional<Value> result = Texts.call(name, choice, arguments);
      found = found || result.isPresent();
      results.add(
          result.orElseGet(
              () -> called(evaluator.member(choice, new Value.Text(name)), arguments)));
    }
    return found ? Optional.of(Evaluator.either(results)) : Optional.empty();
  }

  private Value mapped(Value function, Value.Sequence sequence) {
    List<Value> results = new ArrayList<>();
    for (Value item : sequence.items()) {
      results.add(called(function, List.of(item)));
    }
    return new Value.Sequence(results);
  }

  private Value path(String path, List<Value> arguments) {
    Optional<Knowledge.Operation> operation = evaluator.knowledge().operation(path);
    return operation.isPresent()
        ? result(operation.get(), path, arguments)
        : evaluator.path(path + "()");
  }

  private Value result(Knowledge.Operation operation, String path, List<Value> arguments) {
    Value first = arguments.isEmpty() ? UNKNOWN : arguments.getFirst();
    Value second = arguments.size() > 1 ? arguments.get(1) : UNKNOWN;
    return switch (operation) {
      case SAME -> first;
      case LIST ->
          arguments.size() == 1 && first instanceof Value.Sequence
              ? first
              : new Value.Sequence(arguments);
      case MODULE -> module(first);
      case MEMBER -> evaluator.member(first, second);
      case MEMBERS -> first;
      case BASE64 -> decoded(first, "base64");
      case HEX -> decoded(first, "hex");
      case DECODE -> decoded(first, second instanceof Value.Text t ? t.text() : "");
      case PERCENT -> decoded(first, "percent");
      case CHARACTERS -> characters(arguments);
      case MAP -> second instanceof Value.Sequence s ? mapped(first, s) : UNKNOWN;
      case REVERSED -> Texts.call("reverse", first, List.of()).orElse(UNKNOWN);
      case JOIN -> Texts.call("join", second, List.of(first)).orElse(UNKNOWN);
      case PATH -> Texts.pathOf(arguments);
      case HOME -> new Value.Text("~");
      case EXPAND_HOME -> first;
      case TEMPORARY -> new Value.Text(TEMPORARY);
      case ENVIRONMENT -> environment(path, first);
    };
  }

  private Value module(Value name) {
    return switch (name) {
      case Value.Text text -> text.isWhole() ? evaluator.path(text.text()) : UNKNOWN;
      case Value.OneOf several ->
          Evaluator.either(several.choices().stream().map(this::module).toList());
      default -> UNKNOWN;
    };
  }

  private static Value decoded(Value encoded, String encoding) {
    if (encoded instanceof Value.Text text && text.isWhole()) {
      return Decoding.decode(text.text(), encoding).map(Functions::text).orElse(UNKNOWN);
    }
    boolean list = encoded instanceof Value.Sequence;
    return list
        ? characters(List.of(encoded))
        : encoded instanceof Value.Text ? text(String.valueOf(Value.HOLE)) : UNKNOWN;
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }

  private static Value characters(List<Value> codes) {
    StringBuilder all = new StringBuilder();
    for (Value code : codes) {
      switch (code) {
        case Value.Amount amount -> append(all, amount.amount());
        case Value.Text text -> all.append(text.text());
        case Value.Sequence sequence -> {
          if (characters(sequence.items()) instanceof Value.Text text) {
            all.append(text.text());
          }
        }
        default -> all.append(Value.HOLE);
      }
    }
    return new Value.Text(all.toString());
  }

  private static void append(StringBuilder all, double number) {
    int code = (int) number;
    if (Character.isValidCodePoint(code)) {
      all.appendCodePoint(code);
    }
  }

  private Value environment(String path, Value name) {
    if (name instanceof Value.Text text) {
      return evaluator.path(path + "." + text.text());
    }
    return UNKNOWN;
  }

  /** The value of a function's only {@code return}, looking past nested functions. */
  static Optional<Code> onlyReturn(Function function) {
    List<Code> returns = new ArrayList<>();
    collectReturns(function.body(), returns);
    return returns.size() == 1 ? Optional.of(returns.getFirst()) : Optional.empty();
  }

  private static void collectReturns(Code code, List<Code> returns) {
    if (code instanceof Function) {
      return;
    }
    if (code instanceof Jump jump && jump.kind() == Jump.Kind.RETURN) {
      returns.add(jump.value());
      return;
    }
    for (Code child : code.children()) {
      collectReturns(child, returns);
    }
  }
}
