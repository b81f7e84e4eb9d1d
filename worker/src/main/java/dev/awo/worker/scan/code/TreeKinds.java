package dev.awo.worker.scan.code;

import java.util.Set;

/** What is known of the grammars' kinds of nodes: each spares questions to the native library. */
final class TreeKinds {
  /** Kinds that are kept as text: what is inside them is read by other means, or never. */
  static final Set<String> KEPT_WHOLE =
      Set.of(
          "string_literal",
          "interpreted_string_literal",
          "raw_string_literal",
          "character_literal",
          "rune_literal",
          "regex",
          "generic_type",
          "type_arguments",
          "type_parameters");

  /** Kinds whose parts may begin with a blank or a bracket of their own. */
  static final Set<String> TEXTS =
      Set.of("string", "template_string", "format_specifier", "jsx_element", "jsx_fragment");

  /** Kinds of which a semicolon can be a part with a field, such as an empty body. */
  static final Set<String> WITH_BODY =
      Set.of(
          "for_statement",
          "for_in_statement",
          "enhanced_for_statement",
          "while_statement",
          "if_statement",
          "else_clause",
          "labeled_statement");

  /** Kinds without parts. */
  static final Set<String> LEAVES =
      Set.of(
          "identifier",
          "property_identifier",
          "shorthand_property_identifier",
          "shorthand_property_identifier_pattern",
          "private_property_identifier",
          "statement_identifier",
          "type_identifier",
          "field_identifier",
          "package_identifier",
          "number",
          "integer",
          "float",
          "decimal_integer_literal",
          "int_literal",
          "predefined_type",
          "variable_name");

  /** Kinds that begin with the bracket that their text begins with. */
  static final Set<String> BRACKETED =
      Set.of(
          "arguments",
          "argument_list",
          "formal_parameters",
          "parameters",
          "parameter_list",
          "parenthesized_expression",
          "statement_block",
          "block",
          "class_body",
          "object",
          "array",
          "list",
          "dictionary",
          "tuple");

  /** Kinds with a dot between their parts. */
  static final Set<String> DOTTED =
      Set.of(
          "member_expression",
          "attribute",
          "selector_expression",
          "field_access",
          "method_invocation");

  private TreeKinds() {}
}
