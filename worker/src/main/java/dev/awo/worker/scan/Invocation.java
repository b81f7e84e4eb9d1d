package dev.awo.worker.scan;

import dev.awo.worker.scan.code.Code;
import dev.awo.worker.scan.code.Code.Argument;
import dev.awo.worker.scan.code.Code.Call;
import dev.awo.worker.scan.code.Evaluator;
import dev.awo.worker.scan.code.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One call as the rules see it.
 *
 * @param path what is called
 * @param receiver the expression it is a member of
 */
record Invocation(
    String path, Call call, Code receiver, List<Given> positional, List<Named> named) {

  /** An argument's expression and value. */
  record Given(Code code, Value value) {}

  /** An argument given by keyword, or a member of an object among the arguments. */
  record Named(String name, Given given) {}

  static Invocation of(String path, Call call, Evaluator evaluator) {
    List<Given> positional = new ArrayList<>();
    List<Named> named = new ArrayList<>();
    for (Argument argument : call.arguments()) {
      Value value = evaluator.valueOf(argument.value());
      Given given = new Given(argument.value(), value);
      if (!argument.name().isEmpty()) {
        named.add(new Named(argument.name(), given));
      } else if (argument.spread() && value instanceof Value.Sequence sequence) {
        sequence.items().forEach(item -> positional.add(new Given(argument.value(), item)));
      } else {
        positional.add(given);
      }
      members(value)
          .ifPresent(
              m ->
                  m.members()
                      .forEach((k, v) -> named.add(new Named(k, new Given(argument.value(), v)))));
    }
    Code receiver = call.callee() instanceof Code.Member member ? member.object() : call.callee();
    return new Invocation(path, call, receiver, positional, named);
  }

  private static Optional<Value.Members> members(Value value) {
    return value instanceof Value.Members members ? Optional.of(members) : Optional.empty();
  }

  /** {@code f.call(self, a)} and {@code f.apply(self, [a])} call {@code f}. */
  Invocation direct() {
    if (path.endsWith(".call") && !positional.isEmpty()) {
      String called = path.substring(0, path.length() - ".call".length());
      return new Invocation(
          called, call, receiver, positional.subList(1, positional.size()), named);
    }
    if (path.endsWith(".apply") && positional.size() > 1) {
      String called = path.substring(0, path.length() - ".apply".length());
      return new Invocation(called, call, receiver, listed(positional.get(1)), named);
    }
    return this;
  }

  private static List<Given> listed(Given list) {
    return list.value() instanceof Value.Sequence sequence
        ? sequence.items().stream().map(item -> new Given(list.code(), item)).toList()
        : List.of(new Given(list.code(), new Value.Unknown()));
  }

  /** The arguments that a condition speaks of. */
  List<Given> arguments(String selector) {
    if (Character.isDigit(selector.charAt(0))) {
      int index = Integer.parseInt(selector);
      return index < positional.size() ? List.of(positional.get(index)) : List.of();
    }
    if (selector.equals("any")) {
      List<Given> all = new ArrayList<>(positional);
      named.forEach(n -> all.add(n.given()));
      return all;
    }
    return named.stream().filter(n -> n.name().equals(selector)).map(Named::given).toList();
  }
}
