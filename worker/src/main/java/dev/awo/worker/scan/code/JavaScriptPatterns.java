package dev.awo.worker.scan.code;

import dev.awo.worker.scan.code.Code.Assign;
import dev.awo.worker.scan.code.Code.Declare;
import dev.awo.worker.scan.code.Code.Group;
import dev.awo.worker.scan.code.Code.Literal;
import dev.awo.worker.scan.code.Code.Member;
import dev.awo.worker.scan.code.Code.Operation;
import java.util.ArrayList;
import java.util.List;

/** Destructuring: every name of a pattern is a member, at some depth, of the value taken apart. */
final class JavaScriptPatterns {

  /** Makes the form that gives a name its value. */
  private interface Binder {
    Code bind(Syntax target, Code value);
  }

  private final JavaScriptReader reader;

  JavaScriptPatterns(JavaScriptReader reader) {
    this.reader = reader;
  }

  Code declare(Syntax pattern, Code value, boolean wide) {
    List<Code> all = new ArrayList<>();
    take(pattern, value, all, (t, v) -> new Declare(t.start(), reader.text(t), "", v, wide));
    return all.size() == 1 ? all.getFirst() : new Group(pattern.start(), all, false);
  }

  Code assign(Syntax pattern, Code value) {
    List<Code> all = new ArrayList<>();
    take(pattern, value, all, (t, v) -> new Assign(t.start(), reader.read(t), "=", v));
    return new Group(pattern.start(), all, false);
  }

  private void take(Syntax pattern, Code value, List<Code> all, Binder binder) {
    switch (pattern.kind()) {
      case "object_pattern" -> pattern.parts().forEach(part -> property(part, value, all, binder));
      case "array_pattern" -> elements(pattern, value, all, binder);
      case "assignment_pattern", "object_assignment_pattern" -> {
        Code initial = reader.field(pattern, "right");
        Code either = new Operation(pattern.start(), "??", List.of(value, initial));
        pattern.child("left").ifPresent(left -> take(left, either, all, binder));
      }
      case "rest_pattern" -> pattern.parts().forEach(part -> take(part, value, all, binder));
      default -> all.add(binder.bind(pattern, value));
    }
  }

  private void property(Syntax part, Code value, List<Code> all, Binder binder) {
    int at = part.start();
    switch (part.kind()) {
      case "pair_pattern" -> {
        Code member = new Member(at, value, reader.key(part.child("key"), at));
        part.child("value").ifPresent(target -> take(target, member, all, binder));
      }
      case "object_assignment_pattern" -> {
        String name = reader.fieldText(part, "left");
        Code initial = reader.field(part, "right");
        Code either = new Operation(at, "??", List.of(Member.of(at, value, name), initial));
        part.child("left").ifPresent(target -> take(target, either, all, binder));
      }
      case "rest_pattern" -> take(part, value, all, binder);
      default -> take(part, Member.of(at, value, reader.text(part)), all, binder);
    }
  }

  private void elements(Syntax pattern, Code value, List<Code> all, Binder binder) {
    int index = 0;
    for (Syntax child : pattern.children()) {
      if (child.is(",")) {
        index++;
      } else if (child.named()) {
        Code key = new Literal(child.start(), new Value.Amount(index));
        boolean rest = child.is("rest_pattern");
        take(child, rest ? value : new Member(child.start(), value, key), all, binder);
      }
    }
  }
}
