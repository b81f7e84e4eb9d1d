package dev.awo.worker.scan.code;

import dev.awo.worker.scan.code.Code.Argument;
import dev.awo.worker.scan.code.Code.Call;
import dev.awo.worker.scan.code.Code.Each;
import dev.awo.worker.scan.code.Code.Function;
import dev.awo.worker.scan.code.Code.Items;
import dev.awo.worker.scan.code.Code.Mapping;
import dev.awo.worker.scan.code.Code.Member;
import dev.awo.worker.scan.code.Code.Name;
import dev.awo.worker.scan.code.Code.Pair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what the expressions of one file stand for: aliases followed, constants folded. */
public final class Evaluator {
  private static final Value UNKNOWN = new Value.Unknown();
  private static final int DEPTH_LIMIT = 60;

  /** Steps inside of functions that are called: only there is anything evaluated twice. */
  private static final int STEP_LIMIT = 100_000;

  private static final int PATH_LIMIT = 200;
  private static final int CHOICE_LIMIT = 8;

  private final Knowledge knowledge;
  private final Scopes scopes;
  private final Operations operations = new Operations(this);
  private final Functions functions = new Functions(this);
  private final MemberValues members = new MemberValues(this);
  private final IdentityHashMap<Code, Value> known = new IdentityHashMap<>();
  private final IdentityHashMap<Binding, Value> given = new IdentityHashMap<>();
  private int depth;
  private int steps;

  public Evaluator(Code file, Knowledge knowledge) {
    this.knowledge = knowledge;
    this.scopes = new Scopes(file, knowledge.membersVisible());
  }

  Knowledge knowledge() {
    return knowledge;
  }

  public Value valueOf(Code code) {
    Value before = given.isEmpty() ? known.get(code) : null;
    if (before != null) {
      return before;
    }
    if (depth > DEPTH_LIMIT || steps > STEP_LIMIT) {
      return UNKNOWN;
    }
    depth++;
    if (given.isEmpty()) {
      known.put(code, UNKNOWN);
    } else {
      steps++;
    }
    Value value = find(code);
    depth--;
    if (given.isEmpty()) {
      known.put(code, value);
    }
    return value;
  }

  private Value find(Code code) {
    return switch (code) {
      case Code.Literal literal -> literal.value();
      case Name name -> named(name);
      case Member member ->
          scopes
              .ownMember(member)
              .map(this::valueOf)
              .filter(value -> !(value instanceof Value.Unknown))
              .orElseGet(() -> member(valueOf(member.object()), valueOf(member.key())));
      case Call call -> functions.call(call);
      case Code.Operation operation -> operations.of(operation);
      case Items items -> items.joined() ? operations.join(items.items()) : sequence(items);
      case Mapping mapping -> members(mapping);
      case Function function -> new Value.Local(function);
      case Code.Cast cast -> cast(cast);
      case Code.Await await -> valueOf(await.value());
      case Code.Declare declare -> valueOf(declare.value());
      case Code.Assign assign -> valueOf(assign.value());
      case Code.Group group ->
          group.parts().size() == 1 ? valueOf(group.parts().getFirst()) : UNKNOWN;
      case Each each -> comprehension(each);
      case Code.Nothing nothing -> UNKNOWN;
      case Code.Import imported -> new Value.Path(knowledge.canonical(imported.path()));
      case Code.Loop loop -> UNKNOWN;
      case Code.Branch branch -> UNKNOWN;
      case Code.Switch choice -> UNKNOWN;
      case Code.Attempt attempt -> UNKNOWN;
      case Code.Jump jump -> UNKNOWN;
      case Code.Labelled labelled -> UNKNOWN;
      case Code.Outer outer -> UNKNOWN;
      case Code.Structure structure -> UNKNOWN;
    };
  }

  private Value named(Name name) {
    Optional<Binding> binding = scopes.binding(name);
    if (binding.isPresent()) {
      return valueOf(binding.get());
    }
    List<Value> choices = new ArrayList<>(List.of(path(name.id())));
    scopes.wildcards(name).forEach(module -> choices.add(path(module + "." + name.id())));
    return either(choices);
  }

  private Value valueOf(Binding binding) {
    Value now = given.get(binding);
    if (now != null) {
      return now;
    }
    if (!binding.path().isEmpty()) {
      return path(binding.path());
    }
    List<Value> choices = new ArrayList<>();
    for (Code value : binding.values()) {
      choices.add(valueOf(value));
    }
    if (!binding.additions().isEmpty()) {
      return choices.size() == 1 ? added(choices.getFirst(), binding) : UNKNOWN;
    }
    if (!binding.type().isEmpty() && choices.stream().noneMatch(Value::isData)) {
      choices.add(instance(binding));
    }
    if (binding.isOpen() || choices.isEmpty()) {
      choices.add(choices.isEmpty() ? parameter(binding) : UNKNOWN);
    }
    return either(choices);
  }

  /** Test frameworks give parameters their values by their names. */
  private Value parameter(Binding binding) {
    return knowledge.constant("()." + binding.name()).orElse(UNKNOWN);
  }

  private Value added(Value first, Binding binding) {
    List<Value> parts = new ArrayList<>(List.of(first));
    binding.additions().forEach(addition -> parts.add(valueOf(addition)));
    return Operations.add(parts);
  }

  /** A value of the type that a variable was declared with. */
  private Value instance(Binding binding) {
    String type = binding.type();
    int dot = type.indexOf('.');
    String head = dot < 0 ? type : type.substring(0, dot);
    Optional<Binding> declared = scopes.find(head, binding);
    if (declared.isEmpty()) {
      return path(type + "()");
    }
    String imported = declared.get().path();
    return imported.isEmpty() ? UNKNOWN : path(imported + type.substring(head.length()) + "()");
  }

  Value path(String path) {
    String canonical = knowledge.canonical(path);
    if (canonical.length() > PATH_LIMIT) {
      return UNKNOWN;
    }
    return knowledge.constant(canonical).orElseGet(() -> new Value.Path(canonical));
  }

  Value member(Value object, Value key) {
    return members.of(object, key);
  }

  private Value sequence(Items items) {
    List<Value> all = new ArrayList<>();
    for (Code item : items.items()) {
      Value value = valueOf(item);
      boolean spread = item instanceof Code.Operation o && o.operator().equals("...");
      if (spread && value instanceof Value.Sequence inner) {
        all.addAll(inner.items());
      } else {
        all.add(value);
      }
    }
    return new Value.Sequence(all);
  }

  private Value members(Mapping mapping) {
    Map<String, Value> all = new HashMap<>();
    for (Pair pair : mapping.pairs()) {
      if (valueOf(pair.key()) instanceof Value.Text key) {
        all.put(key.text(), valueOf(pair.value()));
      }
    }
    return new Value.Members(all);
  }

  private Value cast(Code.Cast cast) {
    Value value = valueOf(cast.value());
    boolean unclear = value instanceof Value.Unknown || isOfUnknown(value);
    return unclear && !cast.type().isEmpty() ? path(cast.type() + "()") : value;
  }

  private static boolean isOfUnknown(Value value) {
    return value instanceof Value.Path path && path.path().startsWith("?");
  }

  private Value comprehension(Each each) {
    Optional<Binding> target =
        each.target() instanceof Code.Declare declare ? scopes.binding(declare) : Optional.empty();
    if (target.isEmpty() || !(valueOf(each.source()) instanceof Value.Sequence source)) {
      return UNKNOWN;
    }
    List<Value> results = new ArrayList<>();
    for (Value element : source.items()) {
      results.add(with(Map.of(target.get(), element), each.body()));
    }
    return new Value.Sequence(results);
  }

  /** What a function of this file returns for given arguments, when it has one return. */
  Value apply(Function function, List<Value> arguments) {
    Optional<Code> returned = Functions.onlyReturn(function);
    if (returned.isEmpty()) {
      return UNKNOWN;
    }
    Map<Binding, Value> bound = new HashMap<>();
    for (int i = 0; i < function.parameters().size(); i++) {
      Value argument = i < arguments.size() ? arguments.get(i) : UNKNOWN;
      scopes.parameter(function, i).ifPresent(binding -> bound.put(binding, argument));
    }
    return with(bound, returned.get());
  }

  /** Nothing is remembered meanwhile; a function within itself is not entered twice. */
  private Value with(Map<Binding, Value> bound, Code body) {
    if (bound.keySet().stream().anyMatch(given::containsKey) || bound.isEmpty()) {
      return bound.isEmpty() ? valueOf(body) : UNKNOWN;
    }
    bound.forEach(given::put);
    Value result = valueOf(body);
    bound.keySet().forEach(given::remove);
    return result;
  }

  List<Value> values(List<Argument> arguments) {
    List<Value> all = new ArrayList<>();
    for (Argument argument : arguments) {
      Value value = valueOf(argument.value());
      if (argument.spread() && value instanceof Value.Sequence sequence) {
        all.addAll(sequence.items());
      } else {
        all.add(value);
      }
    }
    return all;
  }

  /** What a command or pipeline of commands prints, where that is known. */
  public Optional<String> outputOf(Code command) {
    return new ShellOutput(this).of(command);
  }

  /** What a name stands for in the file at large. */
  public Optional<Value> global(String name) {
    return scopes.global(name).map(this::valueOf);
  }

  /** How a name is bound, for those who ask whether it changes. */
  Optional<Binding> binding(Name name) {
    return scopes.binding(name);
  }

  static Value either(List<Value> choices) {
    List<Value> distinct = new ArrayList<>();
    for (Value choice : choices) {
      List<Value> parts =
          choice instanceof Value.OneOf several ? several.choices() : List.of(choice);
      parts.stream().filter(part -> !distinct.contains(part)).forEach(distinct::add);
    }
    if (distinct.size() == 1) {
      return distinct.getFirst();
    }
    return distinct.isEmpty() || distinct.size() > CHOICE_LIMIT
        ? UNKNOWN
        : new Value.OneOf(List.copyOf(distinct));
  }
}
