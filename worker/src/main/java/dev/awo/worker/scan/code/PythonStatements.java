package dev.awo.worker.scan.code;

import dev.awo.worker.scan.code.Code.Assign;
import dev.awo.worker.scan.code.Code.Attempt;
import dev.awo.worker.scan.code.Code.Branch;
import dev.awo.worker.scan.code.Code.Declare;
import dev.awo.worker.scan.code.Code.Each;
import dev.awo.worker.scan.code.Code.Function;
import dev.awo.worker.scan.code.Code.Group;
import dev.awo.worker.scan.code.Code.Import;
import dev.awo.worker.scan.code.Code.Jump;
import dev.awo.worker.scan.code.Code.Literal;
import dev.awo.worker.scan.code.Code.Loop;
import dev.awo.worker.scan.code.Code.Member;
import dev.awo.worker.scan.code.Code.Nothing;
import dev.awo.worker.scan.code.Code.Outer;
import dev.awo.worker.scan.code.Code.Parameter;
import dev.awo.worker.scan.code.Code.Structure;
import dev.awo.worker.scan.code.Code.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements, functions and classes of Python. */
final class PythonStatements {
  private final PythonReader reader;

  PythonStatements(PythonReader reader) {
    this.reader = reader;
  }

  Code read(Syntax node) {
    return switch (node.kind()) {
      case "assignment" -> assignment(node);
      case "named_expression" ->
          bind(node.child("name"), reader.field(node, "value"), node.start());
      case "augmented_assignment" ->
          new Assign(
              node.start(),
              reader.field(node, "left"),
              reader.fieldText(node, "operator"),
              reader.field(node, "right"));
      case "function_definition", "lambda" -> function(node);
      case "class_definition" -> structure(node);
      case "if_statement" -> branch(node, reader.readAll(node.all("alternative")));
      case "elif_clause" -> branch(node, List.of());
      case "while_statement" -> loop(node);
      case "for_statement" -> each(node);
      case "for_in_clause", "if_clause" -> clause(node);
      case "try_statement" -> attempt(node);
      case "with_item" -> reader.inner(node);
      case "as_pattern" -> named(node);
      case "match_statement" ->
          new Switch(
              node.start(), reader.field(node, "subject"), reader.field(node, "body"), false);
      case "return_statement" -> jump(node, Jump.Kind.RETURN);
      case "raise_statement" -> jump(node, Jump.Kind.THROW);
      case "break_statement" -> jump(node, Jump.Kind.BREAK);
      case "continue_statement" -> jump(node, Jump.Kind.CONTINUE);
      case "global_statement", "nonlocal_statement" ->
          new Outer(node.start(), node.parts().stream().map(reader::text).toList());
      case "import_statement" -> imports(node, "");
      case "import_from_statement" -> imports(node, reader.fieldText(node, "module_name") + ".");
      default -> reader.group(node, false);
    };
  }

  private Code assignment(Syntax node) {
    Code value = reader.field(node, "right");
    return bind(node.child("left"), value, node.start());
  }

  /** Gives the names of a target their values, taking apart tuples. */
  Code bind(Optional<Syntax> target, Code value, int at) {
    List<Code> all = new ArrayList<>();
    target.ifPresent(t -> bind(t, value, all));
    return all.size() == 1 ? all.getFirst() : new Group(at, all, false);
  }

  private void bind(Syntax target, Code value, List<Code> all) {
    switch (target.kind()) {
      case "identifier" ->
          all.add(new Declare(target.start(), reader.text(target), "", value, true));
      case "pattern_list", "tuple_pattern", "list_pattern", "tuple", "list", "expression_list" -> {
        List<Syntax> parts = target.parts();
        for (int i = 0; i < parts.size(); i++) {
          Code key = new Literal(target.start(), new Value.Amount(i));
          bind(parts.get(i), new Member(target.start(), value, key), all);
        }
      }
      case "list_splat_pattern", "as_pattern_target", "parenthesized_expression" ->
          target.parts().forEach(part -> bind(part, value, all));
      default -> all.add(new Assign(target.start(), reader.read(target), "=", value));
    }
  }

  private Code function(Syntax node) {
    List<Parameter> parameters = new ArrayList<>();
    for (Syntax part : node.child("parameters").map(Syntax::parts).orElse(List.of())) {
      parameter(part).ifPresent(parameters::add);
    }
    Code body = reader.field(node, "body");
    if (node.is("lambda")) {
      body = new Jump(body.at(), Jump.Kind.RETURN, "", body);
    }
    return new Function(node.start(), reader.fieldText(node, "name"), parameters, body);
  }

  private Optional<Parameter> parameter(Syntax node) {
    Optional<Syntax> name =
        node.is("identifier")
            ? Optional.of(node)
            : node.child("name")
                .or(() -> node.first("identifier"))
                .or(() -> node.parts().stream().findFirst().flatMap(p -> p.first("identifier")));
    String type = reader.fieldText(node, "type");
    Code initial = reader.field(node, "value");
    return name.map(n -> new Parameter(reader.name(n), type, initial));
  }

  private Code structure(Syntax node) {
    List<String> parents = new ArrayList<>();
    List<Code> members = new ArrayList<>();
    for (Syntax parent : node.child("superclasses").map(Syntax::parts).orElse(List.of())) {
      parents.add(reader.text(parent));
      members.add(reader.read(parent));
    }
    node.child("body").ifPresent(body -> members.addAll(reader.readAll(body.parts())));
    return new Structure(node.start(), reader.fieldText(node, "name"), parents, members);
  }

  /** An {@code elif} is an {@code if} in the {@code else} of the one before. */
  private Code branch(Syntax node, List<Code> alternatives) {
    Code otherwise = new Nothing(node.start());
    for (int i = alternatives.size() - 1; i >= 0; i--) {
      Code next = alternatives.get(i);
      otherwise =
          next instanceof Branch elif
              ? new Branch(elif.at(), elif.condition(), elif.then(), otherwise)
              : next;
    }
    Code condition = reader.field(node, "condition");
    return new Branch(node.start(), condition, reader.field(node, "consequence"), otherwise);
  }

  private Code loop(Syntax node) {
    Nothing none = new Nothing(node.start());
    Code condition = reader.field(node, "condition");
    Loop loop = new Loop(node.start(), none, condition, none, reader.field(node, "body"), false);
    return withElse(node, loop);
  }

  private Code each(Syntax node) {
    Code source = reader.field(node, "right");
    Code element = new Member(node.start(), source, new Nothing(node.start()));
    Code target = bind(node.child("left"), element, node.start());
    Code body = reader.field(node, "body");
    return withElse(node, new Each(node.start(), target, source, body, node.has("async")));
  }

  private Code withElse(Syntax node, Code loop) {
    return node.child("alternative").isEmpty()
        ? loop
        : new Group(node.start(), List.of(loop, reader.field(node, "alternative")), false);
  }

  Code clause(Syntax node) {
    if (node.is("if_clause")) {
      return reader.inner(node);
    }
    Code source = reader.field(node, "right");
    Code element = new Member(node.start(), source, new Nothing(node.start()));
    Code target = bind(node.child("left"), element, node.start());
    return new Group(node.start(), List.of(target, source), false);
  }

  private Code attempt(Syntax node) {
    List<Code> handlers = new ArrayList<>();
    List<Code> body = new ArrayList<>(List.of(reader.field(node, "body")));
    Code last = new Nothing(node.start());
    for (Syntax part : node.parts()) {
      switch (part.kind()) {
        case "except_clause", "except_group_clause" -> handlers.add(reader.group(part, false));
        case "finally_clause" -> last = reader.group(part, false);
        case "else_clause" -> body.add(reader.group(part, false));
        default -> {}
      }
    }
    return new Attempt(node.start(), new Group(node.start(), body, false), handlers, last);
  }

  private Code named(Syntax node) {
    Code value = reader.inner(node);
    return bind(node.child("alias"), value, node.start());
  }

  private Code jump(Syntax node, Jump.Kind kind) {
    return new Jump(node.start(), kind, "", reader.inner(node));
  }

  private Code imports(Syntax node, String prefix) {
    List<Code> all = new ArrayList<>();
    for (Syntax name : node.all("name")) {
      String path = reader.text(name.child("name").orElse(name));
      String alias = reader.fieldText(name, "alias");
      boolean whole = prefix.isEmpty() && alias.isEmpty() && path.contains(".");
      String top = whole ? path.substring(0, path.indexOf('.')) : path;
      String local = alias.isEmpty() ? top : alias;
      all.add(new Import(name.start(), local, prefix + (whole ? top : path)));
      if (whole) {
        all.add(new Import(name.start(), "", path));
      }
    }
    if (node.has("wildcard_import")) {
      all.add(new Import(node.start(), "*", prefix.substring(0, prefix.length() - 1)));
    }
    return new Group(node.start(), all, false);
  }
}
