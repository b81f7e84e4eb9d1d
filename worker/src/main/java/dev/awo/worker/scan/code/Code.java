package dev.awo.worker.scan.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Source code of any language, lowered to what the rules need: every language's syntax is turned
 * into these forms, and names, values, calls and loops are then understood once for all. {@code at}
 * is the offset of the form's first character.
 */
public sealed interface Code {
  int at();

  /** The forms directly inside this one, in the order of the source. */
  List<Code> children();

  /** Nothing, where a form may be left out. */
  record Nothing(int at) implements Code {
    @Override
    public List<Code> children() {
      return List.of();
    }
  }

  /** A variable, function, type or package by name. */
  record Name(int at, String id) implements Code {
    @Override
    public List<Code> children() {
      return List.of();
    }
  }

  /** A constant of the language: text, number, truth value, or none at all. */
  record Literal(int at, Value value) implements Code {
    @Override
    public List<Code> children() {
      return List.of();
    }

    static Literal text(int at, String text) {
      return new Literal(at, new Value.Text(text));
    }
  }

  /** {@code object.key} and {@code object[key]}. */
  record Member(int at, Code object, Code key) implements Code {
    static Member of(int at, Code object, String key) {
      return new Member(at, object, Literal.text(at, key));
    }

    /** The key, where it is written out. */
    public Optional<String> name() {
      return key instanceof Literal literal && literal.value() instanceof Value.Text text
          ? Optional.of(text.text())
          : Optional.empty();
    }

    @Override
    public List<Code> children() {
      return List.of(object, key);
    }
  }

  /** A call, or the construction of an object. */
  record Call(int at, Code callee, List<Argument> arguments, boolean construct) implements Code {
    @Override
    public List<Code> children() {
      List<Code> all = new ArrayList<>(arguments.size() + 1);
      all.add(callee);
      arguments.forEach(argument -> all.add(argument.value()));
      return all;
    }
  }

  /**
   * One argument.
   *
   * @param name its keyword, or ""
   * @param spread whether the value is a list of arguments
   */
  record Argument(String name, Code value, boolean spread) {
    static Argument of(Code value) {
      return new Argument("", value, false);
    }
  }

  /** An operator of the language, spelled as in C; {@code ?:} has three operands. */
  record Operation(int at, String operator, List<Code> operands) implements Code {
    @Override
    public List<Code> children() {
      return operands;
    }
  }

  /** A list, array or tuple; also text put together from parts, when {@code joined}. */
  record Items(int at, List<Code> items, boolean joined) implements Code {
    @Override
    public List<Code> children() {
      return items;
    }
  }

  /** An object, dictionary or map. */
  record Mapping(int at, List<Pair> pairs) implements Code {
    @Override
    public List<Code> children() {
      List<Code> all = new ArrayList<>(pairs.size() * 2);
      for (Pair pair : pairs) {
        all.add(pair.key());
        all.add(pair.value());
      }
      return all;
    }
  }

  /** One key and its value. */
  record Pair(Code key, Code value) {}

  /** A function, method or lambda; {@code name} may be "". */
  record Function(int at, String name, List<Parameter> parameters, Code body) implements Code {
    @Override
    public List<Code> children() {
      List<Code> all = new ArrayList<>(parameters.size() * 2 + 1);
      for (Parameter parameter : parameters) {
        all.add(parameter.target());
        all.add(parameter.initial());
      }
      all.add(body);
      return all;
    }
  }

  /**
   * A parameter.
   *
   * @param target a name or a pattern of declarations
   * @param type the declared type's name, or ""
   */
  record Parameter(Code target, String type, Code initial) {}

  /** A value said to be of a type. */
  record Cast(int at, String type, Code value) implements Code {
    @Override
    public List<Code> children() {
      return List.of(value);
    }
  }

  /** Waiting for a value, or receiving it. */
  record Await(int at, Code value) implements Code {
    @Override
    public List<Code> children() {
      return List.of(value);
    }
  }

  /** Parts that are only looked through; a block of statements opens a scope. */
  record Group(int at, List<Code> parts, boolean scope) implements Code {
    @Override
    public List<Code> children() {
      return parts;
    }
  }

  /**
   * A declaration.
   *
   * @param type the declared type's name, or ""
   * @param wide whether the name holds in the whole function, not only in its block
   */
  record Declare(int at, String name, String type, Code value, boolean wide) implements Code {
    @Override
    public List<Code> children() {
      return List.of(value);
    }
  }

  /** An assignment; the operator is {@code =}, {@code +=} and so on. */
  record Assign(int at, Code target, String operator, Code value) implements Code {
    @Override
    public List<Code> children() {
      return List.of(target, value);
    }
  }

  /** A name for something outside of the file; {@code name} is {@code *} for all its members. */
  record Import(int at, String name, String path) implements Code {
    @Override
    public List<Code> children() {
      return List.of();
    }
  }

  /** Says that names belong to an outer function or the file. */
  record Outer(int at, List<String> names) implements Code {
    @Override
    public List<Code> children() {
      return List.of();
    }
  }

  /** A class with its members. */
  record Structure(int at, String name, List<String> parents, List<Code> members) implements Code {
    @Override
    public List<Code> children() {
      return members;
    }
  }

  /** A loop on a condition; no condition means forever. {@code first} runs the body before. */
  record Loop(int at, Code start, Code condition, Code step, Code body, boolean first)
      implements Code {
    @Override
    public List<Code> children() {
      return List.of(start, condition, step, body);
    }
  }

  /** A loop over the elements of something; {@code waits} between them. */
  record Each(int at, Code target, Code source, Code body, boolean waits) implements Code {
    @Override
    public List<Code> children() {
      return List.of(target, source, body);
    }
  }

  /** A choice between statements. */
  record Branch(int at, Code condition, Code then, Code otherwise) implements Code {
    @Override
    public List<Code> children() {
      return List.of(condition, then, otherwise);
    }
  }

  /** A switch or select: {@code break} leaves it, where the language says so. */
  record Switch(int at, Code subject, Code body, boolean takesBreak) implements Code {
    @Override
    public List<Code> children() {
      return List.of(subject, body);
    }
  }

  /** A try statement. */
  record Attempt(int at, Code body, List<Code> handlers, Code last) implements Code {
    @Override
    public List<Code> children() {
      List<Code> all = new ArrayList<>(handlers.size() + 2);
      all.add(body);
      all.addAll(handlers);
      all.add(last);
      return all;
    }
  }

  /** A statement that leaves. */
  record Jump(int at, Kind kind, String label, Code value) implements Code {
    /** Where to. */
    public enum Kind {
      BREAK,
      CONTINUE,
      RETURN,
      THROW,
      YIELD,
      GOTO
    }

    @Override
    public List<Code> children() {
      return List.of(value);
    }
  }

  /** A statement with a label. */
  record Labelled(int at, String label, Code statement) implements Code {
    @Override
    public List<Code> children() {
      return List.of(statement);
    }
  }
}
