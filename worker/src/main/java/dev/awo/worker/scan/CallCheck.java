package dev.awo.worker.scan;

import dev.awo.worker.scan.CallRules.CallEntry;
import dev.awo.worker.scan.CallRules.Where;
import dev.awo.worker.scan.Invocation.Given;
import dev.awo.worker.scan.code.Code;
import dev.awo.worker.scan.code.Evaluator;
import dev.awo.worker.scan.code.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Judges calls by the paths of what they call and by their arguments. */
final class CallCheck {
  /** What Java's serialisation calls of a class: reading on is their duty. */
  private static final Set<String> PROTOCOL_METHODS =
      Set.of("readObject", "readExternal", "readResolve", "readObjectNoData");

  private final CallIndex index;
  private final Tests tests;
  private final Evaluator evaluator;
  private final String source;
  private final Hits hits;

  CallCheck(CallIndex index, Tests tests, Evaluator evaluator, String source, Hits hits) {
    this.index = index;
    this.tests = tests;
    this.evaluator = evaluator;
    this.source = source;
    this.hits = hits;
  }

  /** Judges one possible target of a call; the functions around it matter for protocol methods. */
  void check(Invocation invocation, Deque<Code.Function> around) {
    Set<String> decided = new HashSet<>();
    for (CallEntry entry : index.calls(invocation.path())) {
      if (!decided.contains(entry.rule()) && fits(entry, invocation, around)) {
        decided.add(entry.rule());
        if (!entry.severity().passes()) {
          hits.add(entry.rule(), entry.severity(), invocation.call());
        }
      }
    }
  }

  /** Judges a function that is handed on as a value instead of being called. */
  void checkPassed(Value value, int at) {
    for (Value choice : value instanceof Value.OneOf several ? several.choices() : List.of(value)) {
      if (choice instanceof Value.Path path) {
        index.calls(path.path()).stream()
            .filter(CallEntry::passed)
            .filter(entry -> entry.call().contains(path.path()))
            .reduce((first, second) -> second)
            .ifPresent(entry -> hits.add(entry.rule(), entry.severity(), at));
      }
    }
  }

  private boolean fits(CallEntry entry, Invocation invocation, Deque<Code.Function> around) {
    return entry.where().stream().allMatch(where -> fits(where, invocation, around));
  }

  private boolean fits(Where where, Invocation invocation, Deque<Code.Function> around) {
    return switch (where.arg()) {
      case "file" ->
          where.matches().allows(source)
              && !(where.lacks().isGiven() && where.lacks().allows(source));
      case "callee" -> where.is().stream().allMatch(test -> calleeIs(test, invocation, around));
      case "receiver" ->
          fits(where, new Given(invocation.receiver(), evaluator.valueOf(invocation.receiver())));
      case "walked" -> walked(invocation.call()).stream().anyMatch(given -> fits(where, given));
      default -> {
        List<Given> given = invocation.arguments(where.arg());
        yield given.isEmpty()
            ? where.is().contains("absent")
            : given.stream().anyMatch(argument -> fits(where, argument));
      }
    };
  }

  private boolean fits(Where where, Given given) {
    boolean tested =
        where.is().isEmpty()
            || where.is().stream().anyMatch(test -> tests.holds(test, given.value(), given.code()));
    return tested
        && (!where.matches().isGiven()
            || some(
                given.value(), v -> v instanceof Value.Text t && where.matches().allows(t.text())))
        && (!where.path().isGiven()
            || some(
                given.value(), v -> v instanceof Value.Path p && where.path().allows(p.path())));
  }

  private static boolean some(Value value, java.util.function.Predicate<Value> test) {
    return switch (value) {
      case Value.OneOf several -> several.choices().stream().anyMatch(v -> some(v, test));
      case Value.Sequence sequence -> sequence.items().stream().anyMatch(v -> some(v, test));
      default -> test.test(value);
    };
  }

  private static boolean calleeIs(String test, Invocation invocation, Deque<Code.Function> around) {
    return switch (test) {
      case "dynamic-global" -> invocation.path().equals("*");
      case "dynamic-member" -> invocation.path().endsWith(".*");
      case "not-protocol-method" ->
          around.isEmpty() || !PROTOCOL_METHODS.contains(around.element().name());
      default -> throw new IllegalStateException("The built-in rules name an unknown test " + test);
    };
  }

  /** What the walk of a directory tree, somewhere in a chain of calls, starts from. */
  private List<Given> walked(Code code) {
    Deque<Code> open = new ArrayDeque<>(List.of(code));
    while (!open.isEmpty()) {
      Code next = open.pop();
      boolean walk =
          next instanceof Code.Call call
              && call.callee() instanceof Code.Member member
              && member.name().filter(n -> n.startsWith("walk")).isPresent();
      if (walk) {
        return Invocation.of("", (Code.Call) next, evaluator).arguments("0");
      }
      next.children().forEach(open::push);
    }
    return List.of();
  }
}
