package dev.awo.worker.scan.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What operators give. */
final class Operations {
  private static final Value UNKNOWN = new Value.Unknown();

  private final Evaluator evaluator;
  private final ShellOutput output;

  Operations(Evaluator evaluator) {
    this.evaluator = evaluator;
    this.output = new ShellOutput(evaluator);
  }

  Value of(Code.Operation operation) {
    List<Code> operands = operation.operands();
    if (operands.isEmpty()) {
      return UNKNOWN;
    }
    return switch (operation.operator()) {
      case "," -> evaluator.valueOf(operands.getLast());
      case "?:" -> conditional(operands);
      case "||", "??", "&&" -> logic(operation.operator(), operands);
      case "!" ->
          truth(evaluator.valueOf(operands.getFirst()))
              .map(t -> (Value) new Value.Truth(!t))
              .orElse(UNKNOWN);
      case "+" ->
          operands.size() == 1 ? evaluator.valueOf(operands.getFirst()) : add(values(operands));
      case "...", "&", "{}", "if" ->
          operands.size() == 1 || !operation.operator().equals("&")
              ? evaluator.valueOf(operands.getFirst())
              : calculate(operation.operator(), values(operands));
      case "[:]" -> slice(values(operands));
      case "$(" -> output(operands);
      case "void" -> new Value.None();
      case "==", "===", "!=", "!==", "<", ">", "<=", ">=", "is" ->
          compare(operation.operator(), values(operands));
      case "/" -> divide(values(operands));
      case "%" -> remainder(values(operands));
      case "*" ->
          operands.size() == 1
              ? evaluator.valueOf(operands.getFirst())
              : calculate("*", values(operands));
      default -> calculate(operation.operator(), values(operands));
    };
  }

  private Value output(List<Code> commands) {
    Optional<String> text =
        commands.size() == 1 ? output.of(commands.getFirst()) : Optional.empty();
    return text.map(t -> (Value) new Value.Text(t.strip())).orElse(UNKNOWN);
  }

  private List<Value> values(List<Code> operands) {
    List<Value> all = new ArrayList<>();
    operands.forEach(operand -> all.add(evaluator.valueOf(operand)));
    return all;
  }

  /** Text from parts: those that are not known leave holes. */
  Value join(List<Code> parts) {
    StringBuilder all = new StringBuilder();
    for (Value part : values(parts)) {
      all.append(Texts.string(part));
    }
    return new Value.Text(all.toString());
  }

  private Value conditional(List<Code> operands) {
    Optional<Boolean> condition = truth(evaluator.valueOf(operands.get(0)));
    if (condition.isPresent()) {
      return evaluator.valueOf(operands.get(condition.get() ? 1 : 2));
    }
    return Evaluator.either(values(operands.subList(1, 3)));
  }

  private Value logic(String operator, List<Code> operands) {
    List<Value> values = values(operands);
    Optional<Boolean> first = truth(values.getFirst());
    if (first.isPresent() && !operator.equals("??")) {
      boolean takesFirst = operator.equals("||") == first.get();
      return takesFirst ? values.getFirst() : values.getLast();
    }
    Optional<Boolean> last = truth(values.getLast());
    boolean decides = last.isPresent() && last.get() == operator.equals("||");
    if (decides && values.getLast() instanceof Value.Truth && !operator.equals("??")) {
      return values.getLast();
    }
    return Evaluator.either(operator.equals("&&") ? List.of(UNKNOWN, values.getLast()) : values);
  }

  /**
   * Whether a value counts as true in a condition; Python's and JavaScript's empty lists differ.
   */
  static Optional<Boolean> truth(Value value) {
    return switch (value) {
      case Value.Truth truth -> Optional.of(truth.truth());
      case Value.Amount amount -> Optional.of(amount.amount() != 0);
      case Value.Text text ->
          text.isWhole() ? Optional.of(!text.text().isEmpty()) : Optional.empty();
      case Value.None none -> Optional.of(false);
      case Value.Sequence sequence ->
          sequence.items().isEmpty() ? Optional.empty() : Optional.of(true);
      case Value.Local local -> Optional.of(true);
      case Value.Members members ->
          members.members().isEmpty() ? Optional.empty() : Optional.of(true);
      case Value.Path path -> Optional.empty();
      case Value.OneOf several -> Optional.empty();
      case Value.Unknown unknown -> Optional.empty();
    };
  }

  static Value add(List<Value> parts) {
    if (parts.stream().allMatch(part -> part instanceof Value.Amount)) {
      return new Value.Amount(
          parts.stream().mapToDouble(part -> ((Value.Amount) part).amount()).sum());
    }
    if (parts.stream().allMatch(part -> part instanceof Value.Sequence)) {
      List<Value> all = new ArrayList<>();
      parts.forEach(part -> all.addAll(((Value.Sequence) part).items()));
      return new Value.Sequence(all);
    }
    if (parts.stream().noneMatch(part -> part instanceof Value.Text)) {
      return UNKNOWN;
    }
    StringBuilder all = new StringBuilder();
    parts.forEach(part -> all.append(Texts.string(part)));
    return new Value.Text(all.toString());
  }

  /** Python's {@code text[start:stop:step]}: of the steps only the one that turns text around. */
  private static Value slice(List<Value> operands) {
    boolean turned =
        operands.size() > 3 && operands.get(3) instanceof Value.Amount step && step.amount() == -1;
    Value whole = operands.getFirst();
    if (turned) {
      return Texts.call("reverse", whole, List.of()).orElse(UNKNOWN);
    }
    List<Value> bounds = operands.subList(1, operands.size());
    return switch (whole) {
      case Value.Text text -> new Value.Text(Texts.slice(text.text(), bounds));
      case Value.Sequence sequence -> new Value.Sequence(Texts.slice(sequence.items(), bounds));
      default -> UNKNOWN;
    };
  }

  private static Value compare(String operator, List<Value> values) {
    Value left = values.getFirst();
    Value right = values.getLast();
    if (left instanceof Value.Amount a && right instanceof Value.Amount b) {
      return new Value.Truth(compares(operator, Double.compare(a.amount(), b.amount())));
    }
    boolean equality = "== === != !== is".contains(operator);
    boolean known = equality && isConstant(left) && isConstant(right);
    return known ? new Value.Truth(compares(operator, left.equals(right) ? 0 : 2)) : UNKNOWN;
  }

  private static boolean isConstant(Value value) {
    return value instanceof Value.Truth
        || value instanceof Value.None
        || value instanceof Value.Amount
        || (value instanceof Value.Text text && text.isWhole());
  }

  private static boolean compares(String operator, int order) {
    return switch (operator) {
      case "==", "===", "is" -> order == 0;
      case "!=", "!==" -> order != 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  private static Value divide(List<Value> values) {
    boolean path = values.stream().anyMatch(value -> value instanceof Value.Text);
    return path ? Texts.pathOf(values) : calculate("/", values);
  }

  private static Value remainder(List<Value> values) {
    if (values.getFirst() instanceof Value.Text text) {
      Value right = values.getLast();
      List<Value> arguments = right instanceof Value.Sequence s ? s.items() : List.of(right);
      return new Value.Text(Texts.format(text.text(), arguments));
    }
    return calculate("%", values);
  }

  private static Value calculate(String operator, List<Value> values) {
    if (!values.stream().allMatch(value -> value instanceof Value.Amount)) {
      return UNKNOWN;
    }
    double first = ((Value.Amount) values.getFirst()).amount();
    if (values.size() == 1) {
      return operator.equals("-") ? new Value.Amount(-first) : UNKNOWN;
    }
    double second = ((Value.Amount) values.get(1)).amount();
    return switch (operator) {
      case "-" -> new Value.Amount(first - second);
      case "*" -> new Value.Amount(first * second);
      case "/" -> new Value.Amount(first / second);
      case "%" -> new Value.Amount(first % second);
      case "^" -> new Value.Amount((long) first ^ (long) second);
      case "&" -> new Value.Amount((long) first & (long) second);
      case "|" -> new Value.Amount((long) first | (long) second);
      case "<<" -> new Value.Amount((long) first << (long) second);
      case ">>" -> new Value.Amount((long) first >> (long) second);
      default -> UNKNOWN;
    };
  }
}
