package dev.awo.worker.scan.code;

import dev.awo.worker.scan.code.Code.Attempt;
import dev.awo.worker.scan.code.Code.Declare;
import dev.awo.worker.scan.code.Code.Each;
import dev.awo.worker.scan.code.Code.Function;
import dev.awo.worker.scan.code.Code.Group;
import dev.awo.worker.scan.code.Code.Jump;
import dev.awo.worker.scan.code.Code.Labelled;
import dev.awo.worker.scan.code.Code.Loop;
import dev.awo.worker.scan.code.Code.Member;
import dev.awo.worker.scan.code.Code.Nothing;
import dev.awo.worker.scan.code.Code.Parameter;
import dev.awo.worker.scan.code.Code.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements and methods of Java. */
final class JavaStatements {
  private final JavaReader reader;

  JavaStatements(JavaReader reader) {
    this.reader = reader;
  }

  Code read(Syntax node) {
    return switch (node.kind()) {
      case "local_variable_declaration", "field_declaration", "constant_declaration" ->
          declarations(node);
      case "resource" -> resource(node);
      case "method_declaration", "constructor_declaration", "compact_constructor_declaration" ->
          method(node);
      case "lambda_expression" -> lambda(node);
      case "if_statement" -> reader.ifStatement(node);
      case "while_statement", "do_statement" -> reader.whileStatement(node);
      case "for_statement" -> counted(node);
      case "enhanced_for_statement" -> each(node);
      case "switch_expression" -> choice(node);
      case "try_statement", "try_with_resources_statement" -> attempt(node);
      case "catch_clause" -> handler(node);
      case "return_statement" -> jump(node, Jump.Kind.RETURN, reader.inner(node));
      case "throw_statement" -> jump(node, Jump.Kind.THROW, reader.inner(node));
      case "break_statement" -> jump(node, Jump.Kind.BREAK, new Nothing(node.start()));
      case "continue_statement" -> jump(node, Jump.Kind.CONTINUE, new Nothing(node.start()));
      case "labeled_statement" -> labelled(node);
      case "block", "constructor_body", "program" -> reader.group(node, true);
      case "void_type", "integral_type", "boolean_type", "array_type", "dimensions" ->
          new Nothing(node.start());
      default -> reader.group(node, false);
    };
  }

  private Code declarations(Syntax node) {
    String type = reader.typeName(node.child("type"));
    List<Code> all = new ArrayList<>();
    node.first("modifiers").ifPresent(modifiers -> all.add(reader.group(modifiers, false)));
    for (Syntax declarator : node.all("declarator")) {
      String name = reader.fieldText(declarator, "name");
      Code value = reader.field(declarator, "value");
      all.add(new Declare(declarator.start(), name, type, value, false));
    }
    return all.size() == 1 ? all.getFirst() : new Group(node.start(), all, false);
  }

  private Code resource(Syntax node) {
    if (node.child("name").isEmpty()) {
      return reader.inner(node);
    }
    String type = reader.typeName(node.child("type"));
    Code value = reader.field(node, "value");
    return new Declare(node.start(), reader.fieldText(node, "name"), type, value, false);
  }

  private Code method(Syntax node) {
    List<Parameter> parameters = parameters(node.child("parameters"));
    Code body = reader.field(node, "body");
    Function function =
        new Function(node.start(), reader.fieldText(node, "name"), parameters, body);
    Optional<Syntax> modifiers = node.first("modifiers");
    return modifiers.isEmpty() || modifiers.get().parts().isEmpty()
        ? function
        : new Group(node.start(), List.of(reader.group(modifiers.get(), false), function), false);
  }

  private List<Parameter> parameters(Optional<Syntax> node) {
    List<Parameter> all = new ArrayList<>();
    for (Syntax part : node.map(Syntax::parts).orElse(List.of())) {
      Nothing none = new Nothing(part.start());
      if (part.is("identifier")) {
        all.add(new Parameter(reader.name(part), "", none));
      }
      String type = reader.typeName(part.child("type"));
      part.child("name")
          .or(() -> part.first("variable_declarator"))
          .ifPresent(name -> all.add(new Parameter(reader.name(name), type, none)));
    }
    return all;
  }

  private Code lambda(Syntax node) {
    Optional<Syntax> single = node.child("parameters").filter(p -> p.is("identifier"));
    List<Parameter> parameters =
        single.isPresent()
            ? List.of(new Parameter(reader.name(single.get()), "", new Nothing(node.start())))
            : parameters(node.child("parameters"));
    Code body = reader.field(node, "body");
    boolean block = node.child("body").filter(b -> b.is("block")).isPresent();
    Code whole = block ? body : new Jump(body.at(), Jump.Kind.RETURN, "", body);
    return new Function(node.start(), "", parameters, whole);
  }

  private Code counted(Syntax node) {
    Group start = new Group(node.start(), reader.readAll(node.all("init")), false);
    Group step = new Group(node.start(), reader.readAll(node.all("update")), false);
    Code condition = reader.field(node, "condition");
    Loop loop = new Loop(node.start(), start, condition, step, reader.field(node, "body"), false);
    return new Group(node.start(), List.of(loop), true);
  }

  private Code each(Syntax node) {
    Code source = reader.field(node, "value");
    Code element = new Member(node.start(), source, new Nothing(node.start()));
    String type = reader.typeName(node.child("type"));
    Declare target =
        new Declare(node.start(), reader.fieldText(node, "name"), type, element, false);
    Each each = new Each(node.start(), target, source, reader.field(node, "body"), false);
    return new Group(node.start(), List.of(each), true);
  }

  private Code choice(Syntax node) {
    List<Code> cases = new ArrayList<>();
    for (Syntax part : node.child("body").map(Syntax::parts).orElse(List.of())) {
      cases.add(reader.group(part, false));
    }
    Group body = new Group(node.start(), cases, true);
    return new Switch(node.start(), reader.field(node, "condition"), body, true);
  }

  private Code attempt(Syntax node) {
    List<Code> body = new ArrayList<>();
    List<Code> handlers = new ArrayList<>();
    Code last = new Nothing(node.start());
    for (Syntax part : node.parts()) {
      switch (part.kind()) {
        case "catch_clause" -> handlers.add(reader.read(part));
        case "finally_clause" -> last = reader.group(part, false);
        default -> body.add(reader.read(part));
      }
    }
    return new Attempt(node.start(), new Group(node.start(), body, true), handlers, last);
  }

  private Code handler(Syntax node) {
    Nothing unknown = new Nothing(node.start());
    List<Code> parts = new ArrayList<>();
    node.first("catch_formal_parameter")
        .ifPresent(
            p ->
                parts.add(new Declare(p.start(), reader.fieldText(p, "name"), "", unknown, false)));
    parts.add(reader.field(node, "body"));
    return new Group(node.start(), parts, true);
  }

  private Code labelled(Syntax node) {
    List<Syntax> parts = node.parts();
    return new Labelled(node.start(), reader.text(parts.getFirst()), reader.read(parts.getLast()));
  }

  private Code jump(Syntax node, Jump.Kind kind, Code value) {
    boolean leaves = kind == Jump.Kind.BREAK || kind == Jump.Kind.CONTINUE;
    String label = leaves ? node.first("identifier").map(reader::text).orElse("") : "";
    return new Jump(node.start(), kind, label, value);
  }
}
