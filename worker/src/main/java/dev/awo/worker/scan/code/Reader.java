package dev.awo.worker.scan.code;

import dev.awo.worker.scan.code.Code.Branch;
import dev.awo.worker.scan.code.Code.Group;
import dev.awo.worker.scan.code.Code.Items;
import dev.awo.worker.scan.code.Code.Literal;
import dev.awo.worker.scan.code.Code.Loop;
import dev.awo.worker.scan.code.Code.Name;
import dev.awo.worker.scan.code.Code.Nothing;
import dev.awo.worker.scan.code.Code.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What the readers of all languages share: turning a grammar's nodes into {@link Code}. */
abstract class Reader {
  final String source;

  Reader(String source) {
    this.source = source;
  }

  /** Any node; kinds that mean nothing in particular become groups of their parts. */
  abstract Code read(Syntax node);

  final Code read(Optional<Syntax> node, int at) {
    return node.isPresent() ? read(node.get()) : new Nothing(at);
  }

  final Code field(Syntax node, String field) {
    return read(node.child(field), node.start());
  }

  final List<Code> readAll(List<Syntax> nodes) {
    List<Code> all = new ArrayList<>(nodes.size());
    for (Syntax node : nodes) {
      all.add(read(node));
    }
    return all;
  }

  final Code group(Syntax node, boolean scope) {
    return new Group(node.start(), readAll(node.parts()), scope);
  }

  /** The only part of a node that wraps one, such as a pair of parentheses. */
  final Code inner(Syntax node) {
    List<Syntax> parts = node.parts();
    return parts.isEmpty() ? new Nothing(node.start()) : read(parts.getFirst());
  }

  /** An {@code if} statement. */
  final Branch ifStatement(Syntax node) {
    return new Branch(
        node.start(),
        field(node, "condition"),
        field(node, "consequence"),
        field(node, "alternative"));
  }

  /** A {@code while} or {@code do} statement. */
  final Loop whileStatement(Syntax node) {
    Nothing none = new Nothing(node.start());
    Code condition = field(node, "condition");
    Code body = field(node, "body");
    return new Loop(node.start(), none, condition, none, body, node.is("do_statement"));
  }

  final Name name(Syntax node) {
    return new Name(node.start(), text(node));
  }

  final String text(Syntax node) {
    return node.text(source);
  }

  final String fieldText(Syntax node, String field) {
    return node.child(field).map(this::text).orElse("");
  }

  final Literal literal(Syntax node, Value value) {
    return new Literal(node.start(), value);
  }

  final Literal number(Syntax node) {
    return new Literal(node.start(), Numbers.parse(text(node)));
  }

  /** A chain {@code a + b + c} as one operation, however long: it nests to the left. */
  final Code binary(Syntax node) {
    String operator = fieldText(node, "operator");
    List<Code> operands = new ArrayList<>();
    Syntax left = node;
    while (left.is(node.kind()) && fieldText(left, "operator").equals(operator)) {
      operands.add(field(left, "right"));
      left = left.child("left").orElse(left.children().getFirst());
    }
    operands.add(read(left));
    Collections.reverse(operands);
    return new Operation(node.start(), operator, List.copyOf(operands));
  }

  final Code unary(Syntax node, String operandField) {
    List<Code> operands = List.of(field(node, operandField));
    return new Operation(node.start(), fieldText(node, "operator"), operands);
  }

  final Code joined(int at, List<Code> parts) {
    return new Items(at, parts, true);
  }

  /** A literal with its quotes and any prefix, its escapes resolved. */
  final Literal quoted(Syntax node) {
    return Literal.text(node.start(), Quoted.unquote(text(node)));
  }

  final String label(Syntax node) {
    return node.child("label").map(this::text).orElse("");
  }
}
