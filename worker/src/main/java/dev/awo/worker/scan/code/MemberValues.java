package dev.awo.worker.scan.code;

import java.util.List;

/** What the members of values are. */
final class MemberValues {
  private static final Value UNKNOWN = new Value.Unknown();

  private final Evaluator evaluator;

  MemberValues(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** What {@code object[key]} stands for. */
  Value of(Value object, Value key) {
    return switch (object) {
      case Value.OneOf several ->
          Evaluator.either(several.choices().stream().map(choice -> of(choice, key)).toList());
      case Value.Path path -> evaluator.path(path.path() + "." + keyName(key));
      case Value.Members members -> ofMembers(members, key);
      case Value.Sequence sequence -> element(sequence, key);
      default -> unknownMember(object, key);
    };
  }

  private static String keyName(Value key) {
    return switch (key) {
      case Value.Text text -> text.isWhole() ? text.text() : "*";
      case Value.Amount amount -> "[]";
      default -> "*";
    };
  }

  private Value ofMembers(Value.Members members, Value key) {
    if (key instanceof Value.Text text && members.members().containsKey(text.text())) {
      return members.members().get(text.text());
    }
    return key instanceof Value.Text
        ? unknownMember(members, key)
        : Evaluator.either(List.copyOf(members.members().values()));
  }

  private Value element(Value.Sequence sequence, Value key) {
    List<Value> items = sequence.items();
    if (key instanceof Value.Amount amount) {
      int index = (int) amount.amount();
      int at = index < 0 ? items.size() + index : index;
      return at >= 0 && at < items.size() ? items.get(at) : UNKNOWN;
    }
    return key instanceof Value.Text ? unknownMember(sequence, key) : Evaluator.either(items);
  }

  private Value unknownMember(Value object, Value key) {
    if (object instanceof Value.Text text && key instanceof Value.Amount amount) {
      int index = (int) amount.amount();
      boolean inside = index >= 0 && index < text.text().length();
      return inside ? new Value.Text(text.text().substring(index, index + 1)) : UNKNOWN;
    }
    String name = keyName(key);
    boolean ofFunction = object instanceof Value.Local && name.equals("constructor");
    return ofFunction ? evaluator.path("Function") : evaluator.path("?." + name);
  }
}
