package dev.awo.worker.scan.code;

import dev.awo.worker.scan.code.Code.Attempt;
import dev.awo.worker.scan.code.Code.Branch;
import dev.awo.worker.scan.code.Code.Call;
import dev.awo.worker.scan.code.Code.Each;
import dev.awo.worker.scan.code.Code.Function;
import dev.awo.worker.scan.code.Code.Jump;
import dev.awo.worker.scan.code.Code.Labelled;
import dev.awo.worker.scan.code.Code.Loop;
import dev.awo.worker.scan.code.Code.Member;
import dev.awo.worker.scan.code.Code.Name;
import dev.awo.worker.scan.code.Code.Switch;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks in a loop's body for something that leaves the loop, or waits for the world outside. */
final class LoopExits {
  private static final int CALL_DEPTH = 3;
  private static final int VISIT_LIMIT = 200_000;

  private final Evaluator evaluator;
  private final Loops.Words words;
  private int visits;

  LoopExits(Evaluator evaluator, Loops.Words words) {
    this.evaluator = evaluator;
    this.words = words;
  }

  /**
   * Where in the body one is.
   *
   * @param breaks whether a break without a label leaves the loop that is judged
   * @param caught whether something inside of the loop catches what is thrown
   * @param own labels of the loop itself
   * @param inner labels inside of its body
   * @param calls how many functions of the file were entered
   */
  private record Place(
      boolean breaks, boolean caught, Set<String> own, Set<String> inner, int calls) {
    Place nested() {
      return new Place(false, caught, own, inner, calls);
    }

    Place guarded() {
      return new Place(breaks, true, own, inner, calls);
    }

    Place labelled(String label) {
      Set<String> more = new HashSet<>(inner);
      more.add(label);
      return new Place(breaks, caught, own, more, calls);
    }

    /** In a called function its own jumps only lead back here. */
    Place called() {
      return new Place(false, caught, own, inner, calls + 1);
    }
  }

  boolean leave(Code body, List<String> labels) {
    return leaves(body, new Place(true, false, Set.copyOf(labels), Set.of(), 0));
  }

  /** When the body is too large to tell, it is taken to leave. */
  private boolean leaves(Code code, Place place) {
    visits++;
    return visits > VISIT_LIMIT || leavesNow(code, place);
  }

  private boolean leavesNow(Code code, Place place) {
    return switch (code) {
      case Jump jump -> jumps(jump, place) || leaves(jump.value(), place);
      case Code.Await await -> true;
      case Call call -> calls(call, place) || anyLeaves(call.children(), place);
      case Function function -> false;
      case Code.Structure structure -> false;
      case Loop loop -> anyLeaves(loop.children(), place.nested());
      case Each each -> each.waits() || anyLeaves(each.children(), place.nested());
      case Switch choice ->
          leaves(choice.subject(), place)
              || leaves(choice.body(), choice.takesBreak() ? place.nested() : place);
      case Labelled labelled -> leaves(labelled.statement(), place.labelled(labelled.label()));
      case Branch branch -> branches(branch, place);
      case Attempt attempt -> attempts(attempt, place);
      case Code.Group group -> sequence(group.parts(), place);
      default -> anyLeaves(code.children(), place);
    };
  }

  private boolean anyLeaves(List<Code> parts, Place place) {
    return parts.stream().anyMatch(part -> leaves(part, place));
  }

  /** What follows a {@code continue} is never reached. */
  private boolean sequence(List<Code> parts, Place place) {
    for (Code part : parts) {
      if (leaves(part, place)) {
        return true;
      }
      if (part instanceof Jump jump && jump.kind() == Jump.Kind.CONTINUE) {
        return false;
      }
    }
    return false;
  }

  private boolean jumps(Jump jump, Place place) {
    return switch (jump.kind()) {
      case RETURN -> place.calls() == 0;
      case YIELD -> true;
      case THROW -> !place.caught();
      case GOTO -> !place.inner().contains(jump.label());
      case BREAK -> jump.label().isEmpty() ? place.breaks() : !place.inner().contains(jump.label());
      case CONTINUE ->
          !jump.label().isEmpty()
              && !place.own().contains(jump.label())
              && !place.inner().contains(jump.label());
    };
  }

  private boolean branches(Branch branch, Place place) {
    Optional<Boolean> condition = Operations.truth(constant(branch.condition()));
    if (leaves(branch.condition(), place)) {
      return true;
    }
    boolean then = condition.orElse(true) && leaves(branch.then(), place);
    boolean otherwise = !condition.orElse(false) && leaves(branch.otherwise(), place);
    return then || otherwise;
  }

  /** Only literals count: a variable may change from one turn to the next. */
  private Value constant(Code condition) {
    return hasName(condition) ? new Value.Unknown() : evaluator.valueOf(condition);
  }

  private static boolean hasName(Code code) {
    return code instanceof Name
        || code instanceof Call
        || code.children().stream().anyMatch(LoopExits::hasName);
  }

  private boolean attempts(Attempt attempt, Place place) {
    Place body = attempt.handlers().isEmpty() ? place : place.guarded();
    return leaves(attempt.body(), body)
        || anyLeaves(attempt.handlers(), place)
        || leaves(attempt.last(), place);
  }

  private boolean calls(Call call, Place place) {
    String name = calledName(call);
    if (words.leaving().contains(name) || words.waiting().contains(name)) {
      return true;
    }
    boolean queue = name.equals("get") && isQueue(call.callee());
    return queue || (place.calls() < CALL_DEPTH && entersLeaving(call, place));
  }

  private String calledName(Call call) {
    if (call.callee() instanceof Member member) {
      return member.name().orElse("");
    }
    if (evaluator.valueOf(call.callee()) instanceof Value.Path path) {
      return path.path().substring(path.path().lastIndexOf('.') + 1);
    }
    if (evaluator.valueOf(call.callee()) instanceof Value.Text text) {
      return text.text();
    }
    return call.callee() instanceof Name name ? name.id() : "";
  }

  private static boolean isQueue(Code callee) {
    return callee instanceof Member member
        && nameOf(member.object()).matches("(?i).*(?:queue|inbox|mailbox|channel|jobs|tasks)|q");
  }

  private static String nameOf(Code code) {
    return switch (code) {
      case Name name -> name.id();
      case Member member -> member.name().orElse("");
      default -> "";
    };
  }

  private boolean entersLeaving(Call call, Place place) {
    return evaluator.valueOf(call.callee()) instanceof Value.Local local
        && leaves(local.function().body(), place.called());
  }
}
