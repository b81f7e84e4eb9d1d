package dev.awo.worker.scan;

import dev.awo.worker.scan.code.Code;
import dev.awo.worker.scan.code.Code.Jump;
import dev.awo.worker.scan.code.Value;
import java.util.ArrayList;
import java.util.List;

/** What the bodies of functions do at most. */
final class Bodies {
  private Bodies() {}

  /** Whether it answers true, whatever it is asked. */
  static boolean returnsTrue(Code.Function function) {
    List<Jump> jumps = jumps(function);
    return !jumps.isEmpty()
        && jumps.stream()
            .allMatch(
                jump ->
                    jump.kind() == Jump.Kind.RETURN
                        && jump.value() instanceof Code.Literal literal
                        && literal.value().equals(new Value.Truth(true)));
  }

  /** Whether it neither throws nor returns anything. */
  static boolean returnsNothing(Code.Function function) {
    return jumps(function).stream()
        .allMatch(jump -> jump.kind() == Jump.Kind.RETURN && isNothing(jump.value()));
  }

  private static boolean isNothing(Code code) {
    return switch (code) {
      case Code.Nothing nothing -> true;
      case Code.Literal literal -> literal.value() instanceof Value.None;
      case Code.Group group -> group.parts().stream().allMatch(Bodies::isNothing);
      case Code.Mapping mapping -> mapping.pairs().isEmpty();
      default -> false;
    };
  }

  /** Whether it has a body that neither throws nor calls anything. */
  static boolean isEmpty(Code.Function function) {
    return !(function.body() instanceof Code.Nothing) && isIdle(function.body());
  }

  private static boolean isIdle(Code code) {
    if (code instanceof Code.Call) {
      return false;
    }
    if (code instanceof Jump jump && jump.kind() == Jump.Kind.THROW) {
      return false;
    }
    return code.children().stream().allMatch(Bodies::isIdle);
  }

  private static List<Jump> jumps(Code.Function function) {
    List<Jump> all = new ArrayList<>();
    collect(function.body(), all);
    return all;
  }

  private static void collect(Code code, List<Jump> all) {
    if (code instanceof Code.Function) {
      return;
    }
    if (code instanceof Jump jump && jump.kind() != Jump.Kind.BREAK) {
      all.add(jump);
    }
    code.children().forEach(child -> collect(child, all));
  }
}
