package dev.awo.worker.scan.code;

import dev.awo.worker.scan.code.Code.Argument;
import dev.awo.worker.scan.code.Code.Assign;
import dev.awo.worker.scan.code.Code.Await;
import dev.awo.worker.scan.code.Code.Call;
import dev.awo.worker.scan.code.Code.Group;
import dev.awo.worker.scan.code.Code.Import;
import dev.awo.worker.scan.code.Code.Items;
import dev.awo.worker.scan.code.Code.Jump;
import dev.awo.worker.scan.code.Code.Literal;
import dev.awo.worker.scan.code.Code.Mapping;
import dev.awo.worker.scan.code.Code.Member;
import dev.awo.worker.scan.code.Code.Name;
import dev.awo.worker.scan.code.Code.Nothing;
import dev.awo.worker.scan.code.Code.Operation;
import dev.awo.worker.scan.code.Code.Pair;
import dev.awo.worker.scan.code.Code.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Expressions and modules of JavaScript, TypeScript and their JSX forms. */
final class JavaScriptReader extends Reader {
  private final JavaScriptPatterns patterns = new JavaScriptPatterns(this);
  private final JavaScriptStatements statements = new JavaScriptStatements(this, patterns);

  JavaScriptReader(String source) {
    super(source);
  }

  @Override
  Code read(Syntax node) {
    return switch (node.kind()) {
      case "identifier", "this", "super", "import", "type_identifier" -> identifier(node);
      case "property_identifier", "private_property_identifier", "shorthand_property_identifier" ->
          identifier(node);
      case "string" -> quoted(node);
      case "template_string" -> template(node);
      case "number" -> number(node);
      case "true", "false" -> literal(node, new Value.Truth(node.is("true")));
      case "null", "undefined" -> literal(node, new Value.None());
      case "parenthesized_expression", "template_substitution", "non_null_expression" ->
          inner(node);
      case "as_expression", "satisfies_expression" -> inner(node);
      case "type_assertion" -> read(node.parts().getLast());
      case "sequence_expression" -> new Operation(node.start(), ",", readAll(node.parts()));
      case "member_expression", "subscript_expression" -> member(node);
      case "call_expression" -> call(node);
      case "new_expression" -> construct(node);
      case "binary_expression" -> binary(node);
      case "unary_expression" -> unary(node, "argument");
      case "update_expression" -> update(node);
      case "ternary_expression" -> conditional(node);
      case "assignment_expression", "augmented_assignment_expression" -> assignment(node);
      case "object" -> object(node);
      case "array" -> new Items(node.start(), readAll(node.parts()), false);
      case "spread_element" -> new Operation(node.start(), "...", List.of(inner(node)));
      case "await_expression" -> new Await(node.start(), inner(node));
      case "yield_expression" -> new Jump(node.start(), Jump.Kind.YIELD, "", inner(node));
      case "class_declaration", "class", "abstract_class_declaration" -> type(node);
      case "import_statement" -> imports(node);
      case "export_statement" -> exports(node);
      case "regex" -> pattern(node);
      case "type_annotation", "type_arguments", "type_parameters", "comment" ->
          new Nothing(node.start());
      case "interface_declaration", "type_alias_declaration", "ambient_declaration" ->
          new Nothing(node.start());
      default -> statements.read(node);
    };
  }

  /** A regular expression of letters and digits alone stands for that text. */
  private Code pattern(Syntax node) {
    String all = text(node);
    String inside = all.substring(1, Math.max(1, all.lastIndexOf('/')));
    boolean plain = !inside.isEmpty() && inside.chars().allMatch(Character::isLetterOrDigit);
    return plain ? Literal.text(node.start(), inside) : new Nothing(node.start());
  }

  private Name identifier(Syntax node) {
    return new Name(node.start(), Quoted.unescape(text(node)));
  }

  private Code template(Syntax node) {
    List<Code> parts = new ArrayList<>();
    for (Syntax part : node.parts()) {
      boolean fixed = part.is("string_fragment") || part.is("escape_sequence");
      parts.add(fixed ? fragment(part) : read(part));
    }
    return joined(node.start(), parts);
  }

  private Literal fragment(Syntax node) {
    return Literal.text(node.start(), Quoted.unescape(text(node)));
  }

  private Code member(Syntax node) {
    Code object = field(node, "object");
    if (node.is("subscript_expression")) {
      return new Member(node.start(), object, field(node, "index"));
    }
    return new Member(node.start(), object, key(node.child("property"), node.start()));
  }

  /** A name behind a dot or before a colon is text; in brackets it is an expression. */
  Code key(Optional<Syntax> node, int at) {
    if (node.isEmpty()) {
      return new Nothing(at);
    }
    Syntax key = node.get();
    return switch (key.kind()) {
      case "computed_property_name" -> inner(key);
      case "string" -> quoted(key);
      default -> fragment(key);
    };
  }

  private Code call(Syntax node) {
    Code callee = field(node, "function");
    Optional<Syntax> arguments = node.child("arguments");
    if (arguments.isPresent() && arguments.get().is("template_string")) {
      List<Argument> text = List.of(Argument.of(template(arguments.get())));
      return new Call(node.start(), callee, text, false);
    }
    return new Call(node.start(), callee, arguments(arguments), false);
  }

  private Code construct(Syntax node) {
    List<Argument> arguments = arguments(node.child("arguments"));
    return new Call(node.start(), field(node, "constructor"), arguments, true);
  }

  private List<Argument> arguments(Optional<Syntax> node) {
    List<Argument> all = new ArrayList<>();
    for (Syntax part : node.map(Syntax::parts).orElse(List.of())) {
      boolean spread = part.is("spread_element");
      all.add(new Argument("", spread ? inner(part) : read(part), spread));
    }
    return all;
  }

  private Code update(Syntax node) {
    Code target = field(node, "argument");
    return new Assign(node.start(), target, fieldText(node, "operator"), new Nothing(node.start()));
  }

  private Code conditional(Syntax node) {
    List<Code> operands =
        List.of(field(node, "condition"), field(node, "consequence"), field(node, "alternative"));
    return new Operation(node.start(), "?:", operands);
  }

  private Code assignment(Syntax node) {
    Code value = field(node, "right");
    Syntax left = node.child("left").orElse(node);
    if (left.is("object_pattern") || left.is("array_pattern")) {
      return patterns.assign(left, value);
    }
    String operator = node.is("assignment_expression") ? "=" : fieldText(node, "operator");
    return new Assign(node.start(), field(node, "left"), operator, value);
  }

  private Code object(Syntax node) {
    List<Pair> pairs = new ArrayList<>();
    for (Syntax part : node.parts()) {
      switch (part.kind()) {
        case "pair" -> {
          Code key = key(part.child("key"), part.start());
          pairs.add(new Pair(key, field(part, "value")));
        }
        case "shorthand_property_identifier" -> pairs.add(new Pair(fragment(part), read(part)));
        case "method_definition" -> {
          Code key = key(part.child("name"), part.start());
          pairs.add(new Pair(key, read(part)));
        }
        default -> pairs.add(new Pair(new Nothing(part.start()), read(part)));
      }
    }
    return new Mapping(node.start(), pairs);
  }

  private Code type(Syntax node) {
    List<String> parents = new ArrayList<>();
    node.first("class_heritage").ifPresent(heritage -> parents.add(text(heritage)));
    List<Code> members = new ArrayList<>();
    for (Syntax member : node.child("body").map(Syntax::parts).orElse(List.of())) {
      boolean isField = member.kind().endsWith("field_definition");
      members.add(isField ? classField(member) : read(member));
    }
    node.first("class_heritage").ifPresent(heritage -> members.add(group(heritage, false)));
    return new Structure(node.start(), fieldText(node, "name"), parents, members);
  }

  private Code classField(Syntax node) {
    Optional<Syntax> name = node.child("name").or(() -> node.child("property"));
    Code target = new Member(node.start(), new Name(node.start(), "this"), key(name, node.start()));
    return new Assign(node.start(), target, "=", field(node, "value"));
  }

  private Code imports(Syntax node) {
    String module = node.child("source").map(s -> Quoted.unquote(text(s))).orElse("");
    List<Code> all = new ArrayList<>();
    for (Syntax part : node.parts()) {
      if (part.is("import_clause")) {
        part.parts().forEach(clause -> addImports(clause, module, all));
      }
      if (part.is("import_require_clause")) {
        String required = part.child("source").map(s -> Quoted.unquote(text(s))).orElse("");
        part.first("identifier").ifPresent(id -> all.add(imported(id, text(id), required)));
      }
    }
    if (all.isEmpty()) {
      all.add(new Import(node.start(), "", module));
    }
    return new Group(node.start(), all, false);
  }

  private void addImports(Syntax clause, String module, List<Code> all) {
    switch (clause.kind()) {
      case "identifier" -> all.add(imported(clause, text(clause), module));
      case "namespace_import" ->
          clause.first("identifier").ifPresent(id -> all.add(imported(clause, text(id), module)));
      default -> {
        for (Syntax specifier : clause.parts()) {
          String member = fieldText(specifier, "name");
          String local = specifier.child("alias").map(this::text).orElse(member);
          String path = member.equals("default") ? module : module + "." + Quoted.unescape(member);
          all.add(imported(specifier, local, path));
        }
      }
    }
  }

  private static Import imported(Syntax node, String local, String path) {
    return new Import(node.start(), local, path);
  }

  private Code exports(Syntax node) {
    if (node.child("declaration").isPresent()) {
      return field(node, "declaration");
    }
    return node.child("value").isPresent()
        ? new Jump(node.start(), Jump.Kind.RETURN, "", field(node, "value"))
        : new Nothing(node.start());
  }
}
