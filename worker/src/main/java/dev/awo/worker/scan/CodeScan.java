package dev.awo.worker.scan;

import dev.awo.worker.scan.CallRules.CommandSource;
import dev.awo.worker.scan.Invocation.Given;
import dev.awo.worker.scan.code.Code;
import dev.awo.worker.scan.code.Code.Call;
import dev.awo.worker.scan.code.Code.Jump;
import dev.awo.worker.scan.code.Evaluator;
import dev.awo.worker.scan.code.Loops;
import dev.awo.worker.scan.code.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Walks the code of one file and has each form judged by those it concerns. */
final class CodeScan {
  private final Engine engine;
  private final String family;
  private final CallIndex index;
  private final Evaluator evaluator;
  private final Loops loops;
  private final Hits hits;
  private final CallCheck calls;
  private final SettingCheck settings;
  private final MethodCheck methods;
  private final CommandScan commands;
  private final Deque<Code.Function> around = new ArrayDeque<>();

  CodeScan(
      Engine engine,
      String family,
      String source,
      Evaluator evaluator,
      Loops loops,
      Hits hits,
      int nesting) {
    this(engine, family, family, source, evaluator, loops, hits, nesting);
  }

  /**
   * Prepares the scan of a file, or of a command line in one.
   *
   * @param place the family of the file that it stands in
   */
  CodeScan(
      Engine engine,
      String family,
      String place,
      String source,
      Evaluator evaluator,
      Loops loops,
      Hits hits,
      int nesting) {
    this.engine = engine;
    this.family = family;
    this.index = engine.index(family);
    this.evaluator = evaluator;
    this.loops = loops;
    this.hits = hits;
    this.calls = new CallCheck(index, engine.tests(), evaluator, source, hits);
    this.settings = new SettingCheck(index, engine.tests(), evaluator, hits);
    this.methods = new MethodCheck(index, hits);
    this.commands = new CommandScan(engine, place, hits, nesting);
  }

  void scan(Code code) {
    walk(code, List.of());
    if (family.equals("shell")) {
      commands.read(code, evaluator);
    }
  }

  /**
   * Visits a form and all inside of it.
   *
   * @param labels the labels directly on it
   */
  private void walk(Code code, List<String> labels) {
    settings.check(code);
    switch (code) {
      case Call call -> call(call);
      case Code.Loop loop -> loop(loop, labels);
      case Code.Each each -> loop(each, labels);
      case Code.Import imported ->
          index.imports(imported.path()).forEach(entry -> hits.add(entry.rule(), imported.at()));
      case Code.Function function -> methods.check(function);
      default -> passed(code);
    }
    boolean function = code instanceof Code.Function;
    if (function) {
      around.push((Code.Function) code);
    }
    List<String> carried = carried(code, labels);
    code.children().forEach(child -> walk(child, carried));
    if (function) {
      around.pop();
    }
  }

  /** A label holds through the group that a loop's own variables make. */
  private static List<String> carried(Code code, List<String> labels) {
    if (code instanceof Code.Labelled labelled) {
      List<String> more = new ArrayList<>(labels);
      more.add(labelled.label());
      return more;
    }
    return code instanceof Code.Group group && group.parts().size() == 1 ? labels : List.of();
  }

  private void loop(Code loop, List<String> labels) {
    if (loops.isEndless(loop, labels)) {
      hits.add("infinite-loop", Verdict.AS_THE_RULE, loop);
    }
  }

  private void call(Call call) {
    if (family.equals("shell")) {
      return;
    }
    Value callee = evaluator.valueOf(call.callee());
    boolean mentions = false;
    for (Value choice :
        callee instanceof Value.OneOf several ? several.choices() : List.of(callee)) {
      if (choice instanceof Value.Path path) {
        Invocation given = Invocation.of(path.path(), call, evaluator);
        Invocation invocation = family.equals("javascript") ? given.direct() : given;
        calls.check(invocation, around);
        commandLines(invocation);
        mentions |= engine.callRules().mentions().allows(path.path());
      }
    }
    decoded(call);
    if (!mentions) {
      call.arguments().forEach(argument -> passed(argument.value(), call.at()));
    }
  }

  /** Text that only shows what it runs once it is decoded. */
  private void decoded(Call call) {
    if (evaluator.valueOf(call) instanceof Value.Text result) {
      boolean hides =
          call.arguments().stream()
              .map(argument -> evaluator.valueOf(argument.value()))
              .anyMatch(
                  v -> v instanceof Value.Text t && Obfuscation.hides(t.text(), result.text()));
      if (hides) {
        hits.add("obfuscated-code", Verdict.AS_THE_RULE, call);
      }
    }
  }

  /** Values that are stored, returned or listed. */
  private void passed(Code code) {
    switch (code) {
      case Code.Assign assign -> {
        if (assign.target() instanceof Code.Member) {
          passed(assign.value(), assign.at());
        }
      }
      case Code.Declare declare -> {
        // A member that Java does not call is a method reference.
        if (family.equals("java") && declare.value() instanceof Code.Member) {
          passed(declare.value(), declare.at());
        }
      }
      case Code.Mapping mapping ->
          mapping.pairs().forEach(pair -> passed(pair.value(), pair.value().at()));
      case Code.Items items -> items.items().forEach(item -> passed(item, item.at()));
      case Jump jump -> passed(jump.value(), jump.at());
      case Code.Structure structure ->
          structure
              .members()
              .forEach(
                  member -> {
                    if (member instanceof Code.Declare declare) {
                      passed(declare.value(), declare.at());
                    }
                  });
      default -> {}
    }
  }

  private void passed(Code value, int at) {
    if (!(value instanceof Call)) {
      calls.checkPassed(evaluator.valueOf(value), at);
    }
  }

  private void commandLines(Invocation invocation) {
    for (CommandSource source : index.commands(invocation.path())) {
      List<Given> given = invocation.positional();
      if (source.argument() < given.size()) {
        commandLine(source, given.subList(source.argument(), given.size()), invocation.call().at());
      }
    }
  }

  private void commandLine(CommandSource source, List<Given> given, int at) {
    Value first = given.getFirst().value();
    if (!source.words() && !(first instanceof Value.Sequence)) {
      texts(first).forEach(line -> commands.line(line, at));
      return;
    }
    List<String> words = new ArrayList<>();
    given.forEach(argument -> addWords(argument.value(), words));
    if (!words.isEmpty()) {
      commands.words(words, at);
    }
  }

  private static Set<String> texts(Value value) {
    return switch (value) {
      case Value.Text text -> Set.of(text.text());
      case Value.OneOf several -> {
        Set<String> all = new java.util.HashSet<>();
        several.choices().forEach(choice -> all.addAll(texts(choice)));
        yield all;
      }
      default -> Set.of();
    };
  }

  private static void addWords(Value value, List<String> words) {
    switch (value) {
      case Value.Text text -> words.add(text.text());
      case Value.Sequence sequence -> sequence.items().forEach(item -> addWords(item, words));
      case Value.Members members -> {}
      default -> words.add(String.valueOf(Value.HOLE));
    }
  }
}
