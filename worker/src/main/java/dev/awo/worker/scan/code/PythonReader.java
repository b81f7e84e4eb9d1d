package dev.awo.worker.scan.code;

import dev.awo.worker.scan.code.Code.Argument;
import dev.awo.worker.scan.code.Code.Await;
import dev.awo.worker.scan.code.Code.Call;
import dev.awo.worker.scan.code.Code.Each;
import dev.awo.worker.scan.code.Code.Items;
import dev.awo.worker.scan.code.Code.Jump;
import dev.awo.worker.scan.code.Code.Literal;
import dev.awo.worker.scan.code.Code.Mapping;
import dev.awo.worker.scan.code.Code.Member;
import dev.awo.worker.scan.code.Code.Name;
import dev.awo.worker.scan.code.Code.Nothing;
import dev.awo.worker.scan.code.Code.Operation;
import dev.awo.worker.scan.code.Code.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Expressions of Python 2 and 3. */
final class PythonReader extends Reader {
  private final PythonStatements statements = new PythonStatements(this);

  PythonReader(String source) {
    super(source);
  }

  @Override
  Code read(Syntax node) {
    return switch (node.kind()) {
      case "identifier", "dotted_name" -> dotted(node);
      case "string" -> string(node);
      case "concatenated_string" -> joined(node.start(), readAll(node.parts()));
      case "integer", "float" -> number(node);
      case "true", "false" -> literal(node, new Value.Truth(node.is("true")));
      case "none" -> literal(node, new Value.None());
      case "decorator" ->
          new Call(
              node.start(), inner(node), List.of(Argument.of(new Nothing(node.start()))), false);
      case "parenthesized_expression", "interpolation" -> inner(node);
      case "attribute" -> attribute(node);
      case "subscript" -> subscript(node);
      case "call" -> call(node);
      case "exec_statement" -> execution(node);
      case "binary_operator" -> binary(node);
      case "boolean_operator" -> logic(node);
      case "comparison_operator" -> comparison(node);
      case "not_operator" -> new Operation(node.start(), "!", List.of(field(node, "argument")));
      case "unary_operator" -> unary(node, "argument");
      case "conditional_expression" -> conditional(node);
      case "list", "tuple", "set", "expression_list" ->
          new Items(node.start(), readAll(node.parts()), false);
      case "dictionary" -> dictionary(node);
      case "list_splat", "dictionary_splat" ->
          new Operation(node.start(), "...", List.of(inner(node)));
      case "list_comprehension", "generator_expression", "set_comprehension" -> comprehension(node);
      case "await" -> new Await(node.start(), inner(node));
      case "yield" -> new Jump(node.start(), Jump.Kind.YIELD, "", inner(node));
      case "type", "comment", "line_continuation" -> new Nothing(node.start());
      default -> statements.read(node);
    };
  }

  private Code dotted(Syntax node) {
    List<Syntax> parts = node.parts();
    if (parts.isEmpty()) {
      return name(node);
    }
    Code all = name(parts.getFirst());
    for (Syntax part : parts.subList(1, parts.size())) {
      all = Member.of(node.start(), all, text(part));
    }
    return all;
  }

  private Code string(Syntax node) {
    if (node.children().isEmpty()) {
      return quoted(node);
    }
    List<Code> parts = new ArrayList<>();
    for (Syntax part : node.parts()) {
      if (part.is("string_content")) {
        String content = text(part).replace("{{", "{").replace("}}", "}");
        parts.add(Literal.text(part.start(), Quoted.unescape(content)));
      }
      if (part.is("interpolation")) {
        parts.add(inner(part));
      }
    }
    return joined(node.start(), parts);
  }

  private Code attribute(Syntax node) {
    return Member.of(node.start(), field(node, "object"), fieldText(node, "attribute"));
  }

  private Code subscript(Syntax node) {
    Code value = field(node, "value");
    List<Syntax> keys = node.all("subscript");
    if (keys.size() == 1 && keys.getFirst().is("slice")) {
      return slice(node, value, keys.getFirst());
    }
    return new Member(node.start(), value, read(keys.stream().findFirst(), node.start()));
  }

  private Code slice(Syntax node, Code value, Syntax slice) {
    List<Code> operands = new ArrayList<>(List.of(value));
    Code bound = new Nothing(node.start());
    for (Syntax child : slice.children()) {
      if (child.is(":")) {
        operands.add(bound);
        bound = new Nothing(node.start());
      } else if (child.named()) {
        bound = read(child);
      }
    }
    operands.add(bound);
    return new Operation(node.start(), "[:]", operands);
  }

  private Code call(Syntax node) {
    Optional<Syntax> arguments = node.child("arguments");
    if (arguments.isPresent() && !arguments.get().is("argument_list")) {
      List<Argument> only = List.of(Argument.of(read(arguments.get())));
      return new Call(node.start(), field(node, "function"), only, false);
    }
    List<Argument> all = new ArrayList<>();
    for (Syntax part : arguments.map(Syntax::parts).orElse(List.of())) {
      all.add(argument(part));
    }
    return new Call(node.start(), field(node, "function"), all, false);
  }

  private Argument argument(Syntax part) {
    return switch (part.kind()) {
      case "keyword_argument" -> new Argument(fieldText(part, "name"), field(part, "value"), false);
      case "list_splat" -> new Argument("", inner(part), true);
      case "dictionary_splat" -> new Argument("**", inner(part), false);
      default -> Argument.of(read(part));
    };
  }

  private Code execution(Syntax node) {
    List<Argument> code = List.of(Argument.of(field(node, "code")));
    return new Call(node.start(), new Name(node.start(), "exec"), code, false);
  }

  private Code logic(Syntax node) {
    String operator = fieldText(node, "operator").equals("and") ? "&&" : "||";
    return new Operation(
        node.start(), operator, List.of(field(node, "left"), field(node, "right")));
  }

  private Code comparison(Syntax node) {
    String operator = node.all("operators").stream().findFirst().map(this::text).orElse("");
    return new Operation(
        node.start(),
        operator,
        readAll(node.parts().stream().filter(p -> !p.field().equals("operators")).toList()));
  }

  private Code conditional(Syntax node) {
    List<Code> parts = readAll(node.parts());
    if (parts.size() < 3) {
      return group(node, false);
    }
    return new Operation(node.start(), "?:", List.of(parts.get(1), parts.get(0), parts.get(2)));
  }

  private Code dictionary(Syntax node) {
    List<Pair> pairs = new ArrayList<>();
    for (Syntax part : node.parts()) {
      pairs.add(
          part.is("pair")
              ? new Pair(field(part, "key"), field(part, "value"))
              : new Pair(new Nothing(part.start()), read(part)));
    }
    return new Mapping(node.start(), pairs);
  }

  private Code comprehension(Syntax node) {
    Optional<Syntax> clause = node.first("for_in_clause");
    if (clause.isEmpty()) {
      return group(node, false);
    }
    Code source = field(clause.get(), "right");
    Code element = new Member(node.start(), source, new Nothing(node.start()));
    Code target = statements.bind(clause.get().child("left"), element, node.start());
    List<Code> body = new ArrayList<>(List.of(field(node, "body")));
    node.parts().stream()
        .filter(p -> p.is("if_clause") || (p.is("for_in_clause") && !p.equals(clause.get())))
        .forEach(p -> body.add(statements.clause(p)));
    Code whole =
        body.size() == 1 ? body.getFirst() : new Operation(node.start(), "if", List.copyOf(body));
    return new Each(node.start(), target, source, whole, clause.get().has("async"));
  }
}
