package dev.awo.worker.scan.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of one block, function, class or file. */
final class Scope {

  /** What opened a scope. */
  enum Kind {
    FILE,
    FUNCTION,
    TYPE,
    BLOCK
  }

  private final Kind kind;
  private final Optional<Scope> parent;
  private final Map<String, Binding> names = new HashMap<>();
  private final Set<String> outer = new HashSet<>();
  private final List<String> wildcards = new ArrayList<>();

  Scope(Kind kind, Optional<Scope> parent) {
    this.kind = kind;
    this.parent = parent;
  }

  Kind kind() {
    return kind;
  }

  Optional<Scope> parent() {
    return parent;
  }

  Binding declare(String name) {
    if (outer.contains(name)) {
      return file().declare(name);
    }
    return names.computeIfAbsent(name, key -> new Binding(key, this));
  }

  /** Declares in the nearest function, type or file. */
  Binding declareWide(String name) {
    Scope scope = this;
    while (scope.kind == Kind.BLOCK && scope.parent.isPresent()) {
      scope = scope.parent.get();
    }
    return scope.declare(name);
  }

  void declareOuter(List<String> outerNames) {
    Scope scope = this;
    while (scope.kind == Kind.BLOCK && scope.parent.isPresent()) {
      scope = scope.parent.get();
    }
    scope.outer.addAll(outerNames);
  }

  void importAll(String path) {
    file().wildcards.add(path);
  }

  /** The paths all of whose members were imported. */
  List<String> wildcards() {
    return file().wildcards;
  }

  private Scope file() {
    Scope scope = this;
    while (scope.parent.isPresent()) {
      scope = scope.parent.get();
    }
    return scope;
  }

  /**
   * Finds a name from inside this scope.
   *
   * @param members whether methods see the members of their class without {@code this}
   */
  Optional<Binding> find(String name, boolean members) {
    Optional<Scope> scope = Optional.of(this);
    boolean inside = true;
    while (scope.isPresent()) {
      Scope here = scope.get();
      boolean visible = here.kind != Kind.TYPE || members || inside;
      Binding binding = here.names.get(name);
      if (visible && binding != null) {
        return Optional.of(binding);
      }
      inside = inside && here.kind != Kind.FUNCTION;
      scope = here.parent;
    }
    return Optional.empty();
  }

  /** The class around this scope. */
  Optional<Scope> type() {
    Optional<Scope> scope = Optional.of(this);
    while (scope.isPresent() && scope.get().kind != Kind.TYPE) {
      scope = scope.get().parent;
    }
    return scope;
  }

  /** A name that this very scope declares. */
  Optional<Binding> own(String name) {
    return Optional.ofNullable(names.get(name));
  }

  /** Whether both are in the same function, or both in none. */
  boolean isInFunctionOf(Scope other) {
    return function() == other.function();
  }

  private Scope function() {
    Scope scope = this;
    while (scope.kind != Kind.FUNCTION && scope.parent.isPresent()) {
      scope = scope.parent.get();
    }
    return scope;
  }
}
