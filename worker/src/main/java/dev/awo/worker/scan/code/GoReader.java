package dev.awo.worker.scan.code;

import dev.awo.worker.scan.code.Code.Argument;
import dev.awo.worker.scan.code.Code.Await;
import dev.awo.worker.scan.code.Code.Call;
import dev.awo.worker.scan.code.Code.Cast;
import dev.awo.worker.scan.code.Code.Import;
import dev.awo.worker.scan.code.Code.Items;
import dev.awo.worker.scan.code.Code.Mapping;
import dev.awo.worker.scan.code.Code.Member;
import dev.awo.worker.scan.code.Code.Nothing;
import dev.awo.worker.scan.code.Code.Operation;
import dev.awo.worker.scan.code.Code.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Expressions and imports of Go. */
final class GoReader extends Reader {
  private final GoStatements statements = new GoStatements(this);

  GoReader(String source) {
    super(source);
  }

  @Override
  Code read(Syntax node) {
    return switch (node.kind()) {
      case "identifier", "package_identifier", "type_identifier", "field_identifier" -> name(node);
      case "interpreted_string_literal", "raw_string_literal", "rune_literal" -> quoted(node);
      case "int_literal", "float_literal" -> number(node);
      case "true", "false" -> literal(node, new Value.Truth(node.is("true")));
      case "nil" -> literal(node, new Value.None());
      case "parenthesized_expression", "literal_element" -> inner(node);
      case "selector_expression" ->
          Member.of(node.start(), field(node, "operand"), fieldText(node, "field"));
      case "qualified_type" ->
          Member.of(node.start(), field(node, "package"), fieldText(node, "name"));
      case "index_expression" ->
          new Member(node.start(), field(node, "operand"), field(node, "index"));
      case "slice_expression" -> slice(node);
      case "call_expression" -> call(node);
      case "type_conversion_expression" -> conversion(node, field(node, "operand"));
      case "type_assertion_expression" -> conversion(node, field(node, "operand"));
      case "composite_literal" -> composite(node);
      case "literal_value" -> new Items(node.start(), readAll(node.parts()), false);
      case "binary_expression" -> binary(node);
      case "unary_expression" -> prefixed(node);
      case "import_spec" -> imports(node);
      case "comment", "package_clause", "type_declaration" -> new Nothing(node.start());
      case "slice_type", "array_type", "map_type", "pointer_type", "function_type" ->
          new Nothing(node.start());
      case "channel_type", "struct_type", "interface_type" -> new Nothing(node.start());
      default -> statements.read(node);
    };
  }

  private Code slice(Syntax node) {
    List<Code> operands = new ArrayList<>(List.of(field(node, "operand")));
    operands.add(field(node, "start"));
    operands.add(field(node, "end"));
    return new Operation(node.start(), "[:]", operands);
  }

  private Code call(Syntax node) {
    List<Argument> arguments = new ArrayList<>();
    for (Syntax part : node.child("arguments").map(Syntax::parts).orElse(List.of())) {
      boolean spread = part.is("variadic_argument");
      arguments.add(new Argument("", spread ? inner(part) : read(part), spread));
    }
    return new Call(node.start(), field(node, "function"), arguments, false);
  }

  private Code conversion(Syntax node, Code operand) {
    return new Cast(node.start(), fieldText(node, "type"), operand);
  }

  /** A struct is constructed by named arguments; a pointer to it counts as the struct. */
  private Code composite(Syntax node) {
    Optional<Syntax> type = node.child("type");
    List<Syntax> parts = node.child("body").map(Syntax::parts).orElse(List.of());
    return switch (type.map(Syntax::kind).orElse("")) {
      case "slice_type", "array_type", "implicit_length_array_type" ->
          new Items(node.start(), readAll(parts), false);
      case "map_type" -> {
        List<Pair> pairs = new ArrayList<>();
        parts.forEach(part -> pairs.add(new Pair(field(part, "key"), field(part, "value"))));
        yield new Mapping(node.start(), pairs);
      }
      default -> {
        List<Argument> arguments = new ArrayList<>();
        for (Syntax part : parts) {
          boolean keyed = part.is("keyed_element");
          String key = keyed ? fieldText(part, "key") : "";
          arguments.add(new Argument(key, keyed ? field(part, "value") : read(part), false));
        }
        yield new Call(node.start(), read(type, node.start()), arguments, true);
      }
    };
  }

  private Code prefixed(Syntax node) {
    Code operand = field(node, "operand");
    String operator = fieldText(node, "operator");
    return operator.equals("<-")
        ? new Await(node.start(), operand)
        : new Operation(node.start(), operator, List.of(operand));
  }

  private Code imports(Syntax node) {
    String path = node.child("path").map(p -> Quoted.unquote(text(p))).orElse("");
    String alias = fieldText(node, "name");
    String local = alias.equals(".") ? "*" : alias.isEmpty() ? packageName(path) : alias;
    return new Import(node.start(), local, path);
  }

  /** {@code gopkg.in/yaml.v3} is package yaml, {@code example.com/m/v2} package m. */
  private static String packageName(String path) {
    List<String> parts = List.of(path.split("/", -1));
    boolean version = parts.size() > 1 && parts.getLast().matches("v[0-9]+");
    String name = parts.get(parts.size() - (version ? 2 : 1));
    int dot = name.lastIndexOf(".v");
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
