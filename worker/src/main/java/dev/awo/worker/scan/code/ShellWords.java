package dev.awo.worker.scan.code;

import dev.awo.worker.scan.code.Code.Items;
import dev.awo.worker.scan.code.Code.Literal;
import dev.awo.worker.scan.code.Code.Name;
import dev.awo.worker.scan.code.Code.Nothing;
import dev.awo.worker.scan.code.Code.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The words and conditions of shell scripts. */
final class ShellWords {
  private static final Set<String> WORDS =
      Set.of(
          "word",
          "string",
          "raw_string",
          "ansi_c_string",
          "translated_string",
          "concatenation",
          "number",
          "simple_expansion",
          "expansion",
          "array",
          "variable_name",
          "subscript",
          "arithmetic_expansion",
          "string_content",
          "extglob_pattern",
          "regex");

  /** {@code ${name:?}}: the script stops when nobody gave a directory to work in. */
  private static final String GIVEN = "/tmp/given";

  private final ShellReader reader;

  ShellWords(ShellReader reader) {
    this.reader = reader;
  }

  boolean isWord(Syntax node) {
    return WORDS.contains(node.kind());
  }

  Code read(Syntax node) {
    int at = node.start();
    return switch (node.kind()) {
      case "word", "number", "string_content", "extglob_pattern" ->
          Literal.text(at, plain(reader.text(node)));
      case "raw_string" -> Literal.text(at, inside(reader.text(node)));
      case "ansi_c_string" ->
          Literal.text(at, Quoted.unescape(inside(reader.text(node).substring(1))));
      case "string", "translated_string" -> reader.joined(at, parts(node));
      case "concatenation" -> reader.joined(at, reader.readAll(node.parts()));
      case "simple_expansion" -> reader.inner(node);
      case "expansion" -> expansion(node);
      case "variable_name" -> variable(node);
      case "subscript" -> reader.field(node, "name");
      case "array" -> new Items(at, reader.readAll(node.parts()), false);
      case "arithmetic_expansion" ->
          node.parts().isEmpty() ? new Nothing(at) : arithmetic(node.parts().getFirst());
      default -> new Nothing(at);
    };
  }

  private List<Code> parts(Syntax node) {
    List<Code> all = new ArrayList<>();
    int at = node.start() + 1;
    for (Syntax part : node.parts()) {
      int start = pastBlanks(part);
      if (start > at) {
        all.add(Literal.text(at, reader.source.substring(at, start)));
      }
      all.add(reader.read(part));
      at = part.end();
    }
    return all;
  }

  /** The grammar takes blanks between two expansions for a part of the second. */
  private int pastBlanks(Syntax part) {
    int start = part.start();
    while (part.kind().endsWith("expansion")
        && start < part.end()
        && Character.isWhitespace(reader.source.charAt(start))) {
      start++;
    }
    return start;
  }

  /** Parameters by number are given from outside. */
  private Code variable(Syntax node) {
    String name = reader.text(node);
    boolean given = !name.isEmpty() && Character.isDigit(name.charAt(0));
    return given ? new Nothing(node.start()) : new Name(node.start(), name);
  }

  private Code expansion(Syntax node) {
    Optional<Syntax> name = node.first("variable_name").or(() -> node.first("subscript"));
    if (name.isEmpty()) {
      return new Nothing(node.start());
    }
    Code variable = reader.read(name.get());
    List<Syntax> operators = node.all("operator");
    if (operators.isEmpty()) {
      return variable;
    }
    String operator = reader.text(operators.getFirst());
    List<Syntax> rest = node.parts().stream().filter(p -> p.start() >= name.get().end()).toList();
    if (operator.endsWith("?")) {
      return Literal.text(node.start(), GIVEN);
    }
    if (operator.endsWith("-") || operator.endsWith("=")) {
      Code initial = rest.isEmpty() ? new Nothing(node.start()) : reader.read(rest.getFirst());
      return new Operation(node.start(), "??", List.of(variable, initial));
    }
    return new Nothing(node.start());
  }

  private static String inside(String quoted) {
    return quoted.length() < 2 ? "" : quoted.substring(1, quoted.length() - 1);
  }

  /** A backslash in a word only protects the next character. */
  private static String plain(String word) {
    if (word.indexOf('\\') < 0) {
      return word;
    }
    StringBuilder text = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c != '\\' || i + 1 == word.length()) {
        text.append(c);
      } else {
        i++;
        text.append(word.charAt(i) == '\n' ? "" : String.valueOf(word.charAt(i)));
      }
    }
    return text.toString();
  }

  /** {@code [ … ]} and {@code [[ … ]]}: a word alone is true unless empty. */
  Code condition(Syntax node) {
    return node.parts().isEmpty() ? new Nothing(node.start()) : test(node.parts().getFirst());
  }

  private Code test(Syntax node) {
    return switch (node.kind()) {
      case "binary_expression" -> {
        String operator = comparison(reader.fieldText(node, "operator"));
        Optional<Syntax> left = node.child("left");
        Optional<Syntax> right = node.child("right");
        yield left.isEmpty() || right.isEmpty()
            ? unknown(node)
            : new Operation(node.start(), operator, List.of(test(left.get()), test(right.get())));
      }
      case "unary_expression" ->
          reader.fieldText(node, "operator").equals("!") && !node.parts().isEmpty()
              ? new Operation(node.start(), "!", List.of(test(node.parts().getLast())))
              : unknown(node);
      case "parenthesized_expression" -> condition(node);
      case "number" -> reader.number(node);
      default -> isWord(node) ? read(node) : reader.read(node);
    };
  }

  /** Not nothing: a loop on nothing would have no end. */
  private static Code unknown(Syntax node) {
    return new Operation(node.start(), "?", List.of());
  }

  private static String comparison(String operator) {
    return switch (operator) {
      case "-eq", "=" -> "==";
      case "-ne" -> "!=";
      case "-lt" -> "<";
      case "-le" -> "<=";
      case "-gt" -> ">";
      case "-ge" -> ">=";
      case "-a" -> "&&";
      case "-o" -> "||";
      default -> operator;
    };
  }

  Code arithmetic(Syntax node) {
    return switch (node.kind()) {
      case "number" -> reader.number(node);
      case "word", "variable_name" -> new Name(node.start(), reader.text(node));
      case "binary_expression", "parenthesized_expression" -> test(node);
      case "postfix_expression" -> unknown(node);
      default -> reader.read(node);
    };
  }
}
