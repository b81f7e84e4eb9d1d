package dev.awo.worker.scan.code;

import dev.awo.worker.scan.code.Code.Argument;
import dev.awo.worker.scan.code.Code.Assign;
import dev.awo.worker.scan.code.Code.Call;
import dev.awo.worker.scan.code.Code.Declare;
import dev.awo.worker.scan.code.Code.Function;
import dev.awo.worker.scan.code.Code.Group;
import dev.awo.worker.scan.code.Code.Import;
import dev.awo.worker.scan.code.Code.Member;
import dev.awo.worker.scan.code.Code.Name;
import dev.awo.worker.scan.code.Code.Nothing;
import dev.awo.worker.scan.code.Code.Outer;
import dev.awo.worker.scan.code.Code.Parameter;
import dev.awo.worker.scan.code.Code.Structure;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which name means which binding, in the whole of one file. */
final class Scopes {
  /** Methods that hand each element, or the awaited value, to the function they are given. */
  private static final Set<String> HANDING =
      Set.of("then", "map", "forEach", "filter", "some", "every", "find", "flatMap", "ifPresent");

  private final boolean membersVisible;
  private final IdentityHashMap<Code, Scope> opened = new IdentityHashMap<>();
  private final IdentityHashMap<Declare, Binding> declared = new IdentityHashMap<>();
  private final IdentityHashMap<Name, Binding> bindings = new IdentityHashMap<>();
  private final IdentityHashMap<Name, Scope> places = new IdentityHashMap<>();
  private final IdentityHashMap<Member, Binding> ownMembers = new IdentityHashMap<>();
  private final Scope file = new Scope(Scope.Kind.FILE, Optional.empty());

  /**
   * Reads all names of a file.
   *
   * @param membersVisible whether methods see the members of their class without {@code this}
   */
  Scopes(Code code, boolean membersVisible) {
    this.membersVisible = membersVisible;
    declare(code, file);
    resolve(code, file);
  }

  /** A name of the file at large. */
  Optional<Binding> global(String name) {
    return file.find(name, membersVisible);
  }

  /** The binding of {@code this.name} in a class of this file. */
  Optional<Binding> ownMember(Member member) {
    return Optional.ofNullable(ownMembers.get(member));
  }

  /** The binding of a name, unless it comes from outside of the file. */
  Optional<Binding> binding(Name name) {
    return Optional.ofNullable(bindings.get(name));
  }

  /** The binding that a declaration makes. */
  Optional<Binding> binding(Declare declare) {
    return Optional.ofNullable(declared.get(declare));
  }

  /** The binding of a function's parameter. */
  Optional<Binding> parameter(Function function, int index) {
    Scope inside = opened.get(function);
    boolean named = function.parameters().get(index).target() instanceof Name;
    if (inside == null || !named) {
      return Optional.empty();
    }
    Name name = (Name) function.parameters().get(index).target();
    return inside.find(name.id(), membersVisible);
  }

  List<String> wildcards(Name name) {
    Scope scope = places.get(name);
    return scope == null ? List.of() : scope.wildcards();
  }

  /** Finds a name as seen from where a binding is. */
  Optional<Binding> find(String name, Binding from) {
    return from.scope().find(name, membersVisible);
  }

  private void declare(Code code, Scope scope) {
    switch (code) {
      case Function function -> declareFunction(function, scope);
      case Structure structure -> {
        if (!structure.name().isEmpty()) {
          scope.declare(structure.name()).open();
        }
        declareInside(code, open(code, Scope.Kind.TYPE, scope));
      }
      case Group group ->
          declareInside(code, group.scope() ? open(code, Scope.Kind.BLOCK, scope) : scope);
      case Declare declare -> {
        Binding binding =
            declare.wide() ? scope.declareWide(declare.name()) : scope.declare(declare.name());
        binding.declare(declare.type(), declare.value());
        declared.put(declare, binding);
        declareInside(code, scope);
      }
      case Import imported -> declareImport(imported, scope);
      case Outer outer -> scope.declareOuter(outer.names());
      default -> declareInside(code, scope);
    }
  }

  private void declareImport(Import imported, Scope scope) {
    if (imported.name().equals("*")) {
      // Where members are visible, types are known by their simple names.
      if (!membersVisible) {
        scope.importAll(imported.path());
      }
    } else if (!imported.name().isEmpty()) {
      scope.declare(imported.name()).importFrom(imported.path());
    }
  }

  private void declareInside(Code code, Scope scope) {
    for (Code child : code.children()) {
      declare(child, scope);
    }
  }

  private void declareFunction(Function function, Scope scope) {
    if (!function.name().isEmpty()) {
      scope.declare(function.name()).declare("", function);
    }
    Scope inside = open(function, Scope.Kind.FUNCTION, scope);
    for (Parameter parameter : function.parameters()) {
      if (parameter.target() instanceof Name name) {
        Binding binding = inside.declare(name.id());
        binding.declare(parameter.type(), parameter.initial());
        binding.open();
      }
    }
    declareInside(function, inside);
  }

  private Scope open(Code code, Scope.Kind kind, Scope parent) {
    Scope scope = new Scope(kind, Optional.of(parent));
    opened.put(code, scope);
    return scope;
  }

  private void resolve(Code code, Scope scope) {
    Scope inside = opened.getOrDefault(code, scope);
    switch (code) {
      case Name name -> {
        inside.find(name.id(), membersVisible).ifPresent(b -> bindings.put(name, b));
        places.put(name, inside);
      }
      case Member member -> ownMember(member, inside).ifPresent(b -> ownMembers.put(member, b));
      case Assign assign -> assigned(assign, inside);
      case Declare declare -> redeclared(declare, inside);
      case Call call -> handed(call);
      default -> {}
    }
    for (Code child : code.children()) {
      resolve(child, inside);
    }
  }

  private void assigned(Assign assign, Scope scope) {
    Optional<Binding> target =
        switch (assign.target()) {
          case Name name -> Optional.of(findOrDeclare(name.id(), scope));
          case Member member -> assignedMember(member, scope);
          default -> Optional.empty();
        };
    target.ifPresent(binding -> binding.assign(assign, scope.isInFunctionOf(binding.scope())));
  }

  /** {@code this.name} or {@code self.name}: what the class around it declares or is given. */
  private static Optional<Binding> ownMember(Member member, Scope scope) {
    boolean own =
        member.object() instanceof Name self
            && (self.id().equals("this") || self.id().equals("self"));
    return own
        ? member.name().flatMap(name -> scope.type().flatMap(t -> t.own(name)))
        : Optional.empty();
  }

  /** Classes whose members are not declared get them by assignments in their methods. */
  private static Optional<Binding> assignedMember(Member member, Scope scope) {
    boolean own =
        member.object() instanceof Name self
            && (self.id().equals("this") || self.id().equals("self"));
    return own
        ? member.name().flatMap(name -> scope.type().map(type -> type.declare(name)))
        : Optional.empty();
  }

  private Binding findOrDeclare(String name, Scope scope) {
    return scope.find(name, membersVisible).orElseGet(() -> scope.declareWide(name));
  }

  /** A wide name is declared by each of its assignments; all but the first change it. */
  private void redeclared(Declare declare, Scope scope) {
    Optional<Binding> binding = scope.find(declare.name(), membersVisible);
    if (binding.isPresent() && declare.wide()) {
      binding.get().writes().add(declare);
    }
  }

  /** {@code import('m').then(m => …)}: the parameter is what the method was called on. */
  private void handed(Call call) {
    if (call.callee() instanceof Function function) {
      for (int i = 0; i < Math.min(function.parameters().size(), call.arguments().size()); i++) {
        give(function, i, call.arguments().get(i).value());
      }
    }
    if (call.callee() instanceof Member member
        && member.name().filter(HANDING::contains).isPresent()) {
      boolean whole = member.name().equals(Optional.of("then"));
      Code object = member.object();
      Code given = whole ? object : new Member(call.at(), object, new Nothing(call.at()));
      for (Argument argument : call.arguments()) {
        if (argument.value() instanceof Function function && !function.parameters().isEmpty()) {
          give(function, 0, given);
          break;
        }
      }
    }
  }

  private void give(Function function, int index, Code value) {
    Scope inside = opened.get(function);
    if (inside != null && function.parameters().get(index).target() instanceof Name name) {
      inside.declare(name.id()).declare("", value);
    }
  }
}
