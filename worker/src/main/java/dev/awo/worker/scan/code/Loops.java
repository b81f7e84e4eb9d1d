package dev.awo.worker.scan.code;

import dev.awo.worker.scan.code.Code.Assign;
import dev.awo.worker.scan.code.Code.Each;
import dev.awo.worker.scan.code.Code.Loop;
import dev.awo.worker.scan.code.Code.Name;
import dev.awo.worker.scan.code.Code.Nothing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds loops that nothing ends: the condition cannot become false, and the body neither leaves nor
 * waits.
 */
public final class Loops {
  private static final Set<String> COMPARISONS =
      Set.of("<", ">", "<=", ">=", "==", "!=", "===", "!==");
  private static final Set<String> PASSIVE =
      Set.of("<", ">", "<=", ">=", "==", "!=", "===", "!==", "&&", "||", "!", "+", "-", "*", "%");

  private final Evaluator evaluator;
  private final LoopExits exits;

  /**
   * Reads the loops of one file.
   *
   * @param leaving names of functions that end the program or the thread
   * @param waiting names of functions that wait for something from outside
   * @param endless paths of sequences that do not end
   */
  public record Words(Set<String> leaving, Set<String> waiting, Set<String> endless) {}

  private final Words words;

  public Loops(Evaluator evaluator, Words words) {
    this.evaluator = evaluator;
    this.words = words;
    this.exits = new LoopExits(evaluator, words);
  }

  /** Whether a loop, with the labels directly on it, never ends. */
  public boolean isEndless(Code loop, List<String> labels) {
    return switch (loop) {
      case Loop conditional ->
          neverFalse(conditional)
              && !exits.leave(conditional.body(), labels)
              && !waits(conditional);
      case Each each ->
          isEndlessSource(each.source()) && !each.waits() && !exits.leave(each.body(), labels);
      default -> false;
    };
  }

  private boolean waits(Loop loop) {
    return exits.leave(loop.condition(), List.of()) || exits.leave(loop.step(), List.of());
  }

  private boolean isEndlessSource(Code source) {
    return evaluator.valueOf(source) instanceof Value.Path path
        && words.endless().contains(path.path());
  }

  private boolean neverFalse(Loop loop) {
    Code condition = loop.condition();
    if (condition instanceof Nothing) {
      return true;
    }
    if (isFixed(condition)) {
      return Operations.truth(evaluator.valueOf(condition)).orElse(false);
    }
    return isUnchanged(condition, loop) || runsAway(loop);
  }

  /** Whether all names in the condition stand for one constant each. */
  private boolean isFixed(Code condition) {
    if (condition instanceof Name name) {
      return evaluator.binding(name).map(Loops::isConstant).orElse(false);
    }
    boolean opaque =
        condition instanceof Code.Call
            || condition instanceof Code.Member
            || condition instanceof Assign
            || condition instanceof Code.Declare;
    return !opaque && condition.children().stream().allMatch(this::isFixed);
  }

  private static boolean isConstant(Binding binding) {
    boolean constant =
        binding.values().size() == 1 && !binding.isOpen() && binding.additions().isEmpty();
    boolean capitals = binding.name().equals(binding.name().toUpperCase(Locale.ROOT));
    return constant && (binding.scope().kind() != Scope.Kind.TYPE || capitals);
  }

  /** A comparison of numbers and local variables that the loop does not change. */
  private boolean isUnchanged(Code condition, Loop loop) {
    List<Name> names = new ArrayList<>();
    boolean plain = condition instanceof Code.Operation o && COMPARISONS.contains(o.operator());
    return plain
        && collectNames(condition, names)
        && !names.isEmpty()
        && names.stream().allMatch(name -> isUnchanged(name, loop));
  }

  private static boolean collectNames(Code code, List<Name> names) {
    return switch (code) {
      case Name name -> names.add(name);
      case Code.Literal literal ->
          literal.value() instanceof Value.Amount || literal.value() instanceof Value.Truth;
      case Code.Operation operation ->
          PASSIVE.contains(operation.operator())
              && operation.operands().stream().allMatch(operand -> collectNames(operand, names));
      default -> false;
    };
  }

  private boolean isUnchanged(Name name, Loop loop) {
    Optional<Binding> found = evaluator.binding(name);
    if (found.isEmpty() || !found.get().path().isEmpty() || found.get().isShared()) {
      return false;
    }
    Binding binding = found.get();
    boolean local =
        binding.scope().kind() == Scope.Kind.FUNCTION || binding.scope().kind() == Scope.Kind.BLOCK;
    return local && !isWritten(binding, loop) && !isHandedOut(name.id(), loop);
  }

  private boolean isWritten(Binding binding, Code code) {
    if (binding.writes().stream()
        .anyMatch(write -> write.at() == code.at() && write.equals(code))) {
      return true;
    }
    boolean redeclared =
        code instanceof Code.Declare declare && declare.name().equals(binding.name());
    return redeclared || code.children().stream().anyMatch(child -> isWritten(binding, child));
  }

  /** {@code &name}: somebody else may write there. */
  private static boolean isHandedOut(String id, Code code) {
    boolean here =
        code instanceof Code.Operation o
            && o.operator().equals("&")
            && o.operands().getFirst() instanceof Name name
            && name.id().equals(id);
    return here || code.children().stream().anyMatch(child -> isHandedOut(id, child));
  }

  /** {@code for (i = 0; i < n; i--)}: the only step leads away from the end. */
  private boolean runsAway(Loop loop) {
    if (!(loop.condition() instanceof Code.Operation compare)
        || !(compare.operands().getFirst() instanceof Name counter)
        || !(onlyStep(loop.step()) instanceof Assign step)
        || !(step.target() instanceof Name stepped && stepped.id().equals(counter.id()))) {
      return false;
    }
    boolean down = step.operator().equals("--");
    boolean up = step.operator().equals("++");
    boolean away =
        (compare.operator().startsWith("<") && down) || (compare.operator().startsWith(">") && up);
    Optional<Binding> binding = evaluator.binding(counter);
    return away && binding.isPresent() && !isWritten(binding.get(), loop.body());
  }

  private static Code onlyStep(Code step) {
    return step instanceof Code.Group group && group.parts().size() == 1
        ? group.parts().getFirst()
        : step;
  }
}
