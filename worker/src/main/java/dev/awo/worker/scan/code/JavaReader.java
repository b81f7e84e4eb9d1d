package dev.awo.worker.scan.code;

import dev.awo.worker.scan.code.Code.Argument;
import dev.awo.worker.scan.code.Code.Assign;
import dev.awo.worker.scan.code.Code.Call;
import dev.awo.worker.scan.code.Code.Cast;
import dev.awo.worker.scan.code.Code.Declare;
import dev.awo.worker.scan.code.Code.Import;
import dev.awo.worker.scan.code.Code.Items;
import dev.awo.worker.scan.code.Code.Member;
import dev.awo.worker.scan.code.Code.Name;
import dev.awo.worker.scan.code.Code.Nothing;
import dev.awo.worker.scan.code.Code.Operation;
import dev.awo.worker.scan.code.Code.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Expressions and types of Java. */
final class JavaReader extends Reader {
  private final JavaStatements statements = new JavaStatements(this);

  JavaReader(String source) {
    super(source);
  }

  @Override
  Code read(Syntax node) {
    return switch (node.kind()) {
      case "identifier", "type_identifier", "this", "super" -> name(node);
      case "scoped_identifier", "scoped_type_identifier", "generic_type" -> dotted(node);
      case "string_literal", "character_literal" -> quoted(node);
      case "decimal_integer_literal", "hex_integer_literal", "octal_integer_literal" ->
          number(node);
      case "binary_integer_literal", "decimal_floating_point_literal" -> number(node);
      case "true", "false" -> literal(node, new Value.Truth(node.is("true")));
      case "null_literal" -> literal(node, new Value.None());
      case "parenthesized_expression" -> inner(node);
      case "field_access" ->
          Member.of(node.start(), field(node, "object"), fieldText(node, "field"));
      case "array_access" -> new Member(node.start(), field(node, "array"), field(node, "index"));
      case "method_invocation" -> invocation(node);
      case "object_creation_expression" -> creation(node);
      case "explicit_constructor_invocation" -> group(node, false);
      case "method_reference" -> reference(node);
      case "class_literal" -> Member.of(node.start(), inner(node), "class");
      case "cast_expression" ->
          new Cast(node.start(), typeName(node.child("type")), field(node, "value"));
      case "array_creation_expression" -> field(node, "value");
      case "array_initializer", "element_value_array_initializer" ->
          new Items(node.start(), readAll(node.parts()), false);
      case "binary_expression" -> binary(node);
      case "unary_expression" -> unary(node, "operand");
      case "update_expression" -> update(node);
      case "assignment_expression" -> assignment(node);
      case "ternary_expression" -> conditional(node);
      case "instanceof_expression" -> instance(node);
      case "marker_annotation", "annotation" -> annotation(node);
      case "class_declaration", "record_declaration", "enum_declaration" -> structure(node);
      case "interface_declaration" -> structure(node);
      case "import_declaration" -> imports(node);
      case "package_declaration", "line_comment", "block_comment" -> new Nothing(node.start());
      default -> statements.read(node);
    };
  }

  /** Dotted names, without type arguments: {@code java.util.List<String>}. */
  private Code dotted(Syntax node) {
    List<String> names = List.of(bare(text(node)).split("\\.", -1));
    Code all = new Name(node.start(), names.getFirst().strip());
    for (String name : names.subList(1, names.size())) {
      all = Member.of(node.start(), all, name.strip());
    }
    return all;
  }

  private static String bare(String type) {
    int arguments = type.indexOf('<');
    return arguments < 0 ? type : type.substring(0, arguments);
  }

  String typeName(Optional<Syntax> type) {
    return type.map(t -> bare(text(t))).filter(t -> !t.equals("var")).orElse("");
  }

  private Code invocation(Syntax node) {
    String method = fieldText(node, "name");
    Code callee =
        node.child("object").isPresent()
            ? Member.of(node.start(), field(node, "object"), method)
            : new Name(node.start(), method);
    return new Call(node.start(), callee, arguments(node), false);
  }

  private List<Argument> arguments(Syntax node) {
    List<Argument> all = new ArrayList<>();
    for (Syntax part : node.child("arguments").map(Syntax::parts).orElse(List.of())) {
      all.add(
          part.is("element_value_pair")
              ? new Argument(fieldText(part, "key"), field(part, "value"), false)
              : Argument.of(read(part)));
    }
    return all;
  }

  private Code creation(Syntax node) {
    Call call = new Call(node.start(), field(node, "type"), arguments(node), true);
    Optional<Syntax> body = node.first("class_body");
    if (body.isEmpty()) {
      return call;
    }
    List<String> parents = List.of(typeName(node.child("type")));
    Structure members = new Structure(node.start(), "", parents, readAll(body.get().parts()));
    return new Operation(node.start(), "{}", List.of(call, members));
  }

  private Code reference(Syntax node) {
    List<Syntax> parts = node.parts();
    String method = parts.size() > 1 ? text(parts.getLast()) : "new";
    return Member.of(node.start(), inner(node), method);
  }

  private Code update(Syntax node) {
    String operator = node.has("--") ? "--" : "++";
    return new Assign(node.start(), inner(node), operator, new Nothing(node.start()));
  }

  private Code assignment(Syntax node) {
    return new Assign(
        node.start(), field(node, "left"), fieldText(node, "operator"), field(node, "right"));
  }

  private Code conditional(Syntax node) {
    List<Code> operands =
        List.of(field(node, "condition"), field(node, "consequence"), field(node, "alternative"));
    return new Operation(node.start(), "?:", operands);
  }

  private Code instance(Syntax node) {
    Code left = field(node, "left");
    List<Code> operands = new ArrayList<>(List.of(left));
    node.child("name")
        .ifPresent(
            name ->
                operands.add(
                    new Declare(
                        node.start(), text(name), typeName(node.child("right")), left, true)));
    return new Operation(node.start(), "instanceof", operands);
  }

  private Code annotation(Syntax node) {
    return new Call(node.start(), field(node, "name"), arguments(node), false);
  }

  private Code structure(Syntax node) {
    List<String> parents = new ArrayList<>();
    node.child("superclass").ifPresent(parent -> parents.add(text(parent)));
    node.child("interfaces").ifPresent(parent -> parents.add(text(parent)));
    List<Code> members = new ArrayList<>();
    node.first("modifiers").ifPresent(modifiers -> members.add(group(modifiers, false)));
    node.child("body").ifPresent(body -> members.addAll(readAll(body.parts())));
    return new Structure(node.start(), fieldText(node, "name"), parents, members);
  }

  private Code imports(Syntax node) {
    String path = node.parts().stream().findFirst().map(this::text).orElse("");
    String name = node.has("asterisk") ? "*" : path.substring(path.lastIndexOf('.') + 1);
    return new Import(node.start(), name, path);
  }
}
