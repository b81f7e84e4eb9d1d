package dev.awo.worker.scan.code;

import dev.awo.worker.scan.code.Code.Attempt;
import dev.awo.worker.scan.code.Code.Each;
import dev.awo.worker.scan.code.Code.Function;
import dev.awo.worker.scan.code.Code.Group;
import dev.awo.worker.scan.code.Code.Jump;
import dev.awo.worker.scan.code.Code.Labelled;
import dev.awo.worker.scan.code.Code.Loop;
import dev.awo.worker.scan.code.Code.Name;
import dev.awo.worker.scan.code.Code.Nothing;
import dev.awo.worker.scan.code.Code.Parameter;
import dev.awo.worker.scan.code.Code.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements and functions of JavaScript and TypeScript. */
final class JavaScriptStatements {
  private final JavaScriptReader reader;
  private final JavaScriptPatterns patterns;

  JavaScriptStatements(JavaScriptReader reader, JavaScriptPatterns patterns) {
    this.reader = reader;
    this.patterns = patterns;
  }

  Code read(Syntax node) {
    return switch (node.kind()) {
      case "lexical_declaration", "variable_declaration" -> declarations(node);
      case "function_declaration", "generator_function_declaration", "function_expression" ->
          function(node);
      case "generator_function", "arrow_function", "method_definition" -> function(node);
      case "if_statement" -> reader.ifStatement(node);
      case "else_clause", "expression_statement" -> reader.inner(node);
      case "while_statement", "do_statement" -> reader.whileStatement(node);
      case "for_statement" -> counted(node);
      case "for_in_statement" -> each(node);
      case "switch_statement" -> choice(node);
      case "try_statement" -> attempt(node);
      case "return_statement" -> jump(node, Jump.Kind.RETURN, reader.inner(node));
      case "throw_statement" -> jump(node, Jump.Kind.THROW, reader.inner(node));
      case "break_statement" -> jump(node, Jump.Kind.BREAK, new Nothing(node.start()));
      case "continue_statement" -> jump(node, Jump.Kind.CONTINUE, new Nothing(node.start()));
      case "labeled_statement" ->
          new Labelled(node.start(), reader.label(node), reader.field(node, "body"));
      case "program", "statement_block", "class_static_block" -> reader.group(node, true);
      default -> reader.group(node, false);
    };
  }

  private Code declarations(Syntax node) {
    boolean wide = node.is("variable_declaration");
    List<Code> all = new ArrayList<>();
    for (Syntax declarator : node.parts()) {
      Code value = reader.field(declarator, "value");
      declarator.child("name").ifPresent(name -> all.add(patterns.declare(name, value, wide)));
    }
    return all.size() == 1 ? all.getFirst() : new Group(node.start(), all, false);
  }

  /** A parameter that is taken apart gets a name that no source can have. */
  private Code function(Syntax node) {
    List<Parameter> parameters = new ArrayList<>();
    List<Code> takenApart = new ArrayList<>();
    for (Syntax part : parameters(node)) {
      Syntax pattern = pattern(part);
      Code initial = part.child("value").isPresent() ? reader.field(part, "value") : initial(part);
      if (pattern.is("identifier")) {
        parameters.add(new Parameter(reader.name(pattern), "", initial));
      } else {
        Name whole = new Name(part.start(), "(" + part.start());
        parameters.add(new Parameter(whole, "", initial));
        takenApart.add(patterns.declare(pattern, whole, false));
      }
    }
    Code body = reader.field(node, "body");
    if (node.is("arrow_function")
        && node.child("body").filter(b -> b.is("statement_block")).isEmpty()) {
      body = new Jump(body.at(), Jump.Kind.RETURN, "", body);
    }
    takenApart.add(body);
    Code whole = takenApart.size() == 1 ? body : new Group(body.at(), takenApart, true);
    return new Function(node.start(), reader.fieldText(node, "name"), parameters, whole);
  }

  private static List<Syntax> parameters(Syntax node) {
    Optional<Syntax> single = node.child("parameter");
    return single
        .map(List::of)
        .orElseGet(() -> node.child("parameters").map(Syntax::parts).orElse(List.of()));
  }

  private static Syntax pattern(Syntax parameter) {
    return switch (parameter.kind()) {
      case "required_parameter", "optional_parameter" ->
          parameter.child("pattern").orElse(parameter);
      case "assignment_pattern" -> parameter.child("left").orElse(parameter);
      default -> parameter;
    };
  }

  private Code initial(Syntax parameter) {
    return parameter.is("assignment_pattern")
        ? reader.field(parameter, "right")
        : new Nothing(parameter.start());
  }

  private Code counted(Syntax node) {
    Code start = reader.field(node, "initializer");
    Code condition =
        node.child("condition").filter(c -> c.is("empty_statement") || c.is(";")).isPresent()
            ? new Nothing(node.start())
            : reader.field(node, "condition");
    Code step = reader.field(node, "increment");
    Loop loop = new Loop(node.start(), start, condition, step, reader.field(node, "body"), false);
    return new Group(node.start(), List.of(loop), true);
  }

  private Code each(Syntax node) {
    Code source = reader.field(node, "right");
    Code element = new Code.Member(node.start(), source, new Nothing(node.start()));
    boolean declared = node.child("kind").isPresent();
    Code target =
        node.child("left")
            .map(l -> declared ? patterns.declare(l, element, false) : reader.read(l))
            .orElse(new Nothing(node.start()));
    boolean waits = node.has("await");
    Each each = new Each(node.start(), target, source, reader.field(node, "body"), waits);
    return new Group(node.start(), List.of(each), true);
  }

  private Code choice(Syntax node) {
    List<Code> cases = new ArrayList<>();
    for (Syntax part : node.child("body").map(Syntax::parts).orElse(List.of())) {
      cases.add(reader.group(part, false));
    }
    Group body = new Group(node.start(), cases, true);
    return new Switch(node.start(), reader.field(node, "value"), body, true);
  }

  private Code attempt(Syntax node) {
    List<Code> handlers = new ArrayList<>();
    node.child("handler").ifPresent(h -> handlers.add(handler(h)));
    Code last = node.child("finalizer").map(f -> reader.group(f, false)).orElse(new Nothing(0));
    return new Attempt(node.start(), reader.field(node, "body"), handlers, last);
  }

  private Code handler(Syntax node) {
    Nothing unknown = new Nothing(node.start());
    List<Code> parts = new ArrayList<>();
    node.child("parameter").ifPresent(p -> parts.add(patterns.declare(p, unknown, false)));
    parts.add(reader.field(node, "body"));
    return new Group(node.start(), parts, true);
  }

  private Code jump(Syntax node, Jump.Kind kind, Code value) {
    return new Jump(node.start(), kind, reader.label(node), value);
  }
}
