package dev.awo.worker.scan.code;

import java.util.List;
import java.util.Map;

/** What an expression stands for, as far as the file alone tells. */
public sealed interface Value {
  /** Stands in a text for a part that is not known. */
  char HOLE = '\uFFFC';

  /** Text, known except for its holes. */
  record Text(String text) implements Value {
    public boolean isWhole() {
      return text.indexOf(HOLE) < 0;
    }
  }

  /** A number. */
  record Amount(double amount) implements Value {}

  /** A truth value. */
  record Truth(boolean truth) implements Value {}

  /** The language's null. */
  record None() implements Value {}

  /**
   * Something outside of the file by its path, such as {@code child_process.exec}. A path ends in
   * {@code ()} when it is what a call of the path before gave, and starts with {@code ?} when what
   * it is a member of is not known.
   */
  record Path(String path) implements Value {}

  /** A list whose elements are known one by one. */
  record Sequence(List<Value> items) implements Value {}

  /** An object whose members are known. */
  record Members(Map<String, Value> members) implements Value {}

  /** A function of this file. */
  record Local(Code.Function function) implements Value {}

  /** One of several. */
  record OneOf(List<Value> choices) implements Value {}

  /** Not known. */
  record Unknown() implements Value {}

  /** Whether it is data, of which the value says more than a declared type does. */
  default boolean isData() {
    return switch (this) {
      case Text text -> true;
      case Amount amount -> true;
      case Truth truth -> true;
      case Sequence sequence -> true;
      case Members members -> true;
      case Local local -> true;
      case None none -> false;
      case Path path -> false;
      case OneOf several -> false;
      case Unknown unknown -> false;
    };
  }
}
