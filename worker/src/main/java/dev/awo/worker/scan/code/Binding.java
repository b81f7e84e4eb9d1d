package dev.awo.worker.scan.code;

import java.util.ArrayList;
import java.util.List;

/** What is known of one name in one scope. */
final class Binding {
  private final String name;
  private final Scope scope;
  private final List<Code> values = new ArrayList<>();
  private final List<Code> additions = new ArrayList<>();
  private final List<Code> writes = new ArrayList<>();
  private String type = "";
  private String path = "";
  private boolean open;
  private boolean shared;

  Binding(String name, Scope scope) {
    this.name = name;
    this.scope = scope;
  }

  String name() {
    return name;
  }

  Scope scope() {
    return scope;
  }

  /** The expressions it was given, at its declaration or later. */
  List<Code> values() {
    return values;
  }

  /** What was added to it by {@code +=}, in order. */
  List<Code> additions() {
    return additions;
  }

  /** The forms that change it after its declaration. */
  List<Code> writes() {
    return writes;
  }

  String type() {
    return type;
  }

  /** The path of what was imported, or "". */
  String path() {
    return path;
  }

  /** Whether it may hold values that the file does not show. */
  boolean isOpen() {
    return open;
  }

  void declare(String declaredType, Code value) {
    if (!declaredType.isEmpty()) {
      type = declaredType;
    }
    if (value instanceof Code.Nothing) {
      open = true;
    } else {
      values.add(value);
    }
  }

  void importFrom(String importedPath) {
    path = importedPath;
  }

  void open() {
    open = true;
  }

  /** Whether a function inside of the one that declares it changes it. */
  boolean isShared() {
    return shared;
  }

  void assign(Code.Assign assign, boolean inSameFunction) {
    writes.add(assign);
    shared = shared || !inSameFunction;
    switch (assign.operator()) {
      case "=", "??=", "||=", "&&=", ":=" -> values.add(assign.value());
      case "+=" -> additions.add(assign.value());
      default -> open = true;
    }
  }
}
