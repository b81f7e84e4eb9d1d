package dev.awo.worker.scan.code;

import dev.awo.worker.scan.code.Code.Assign;
import dev.awo.worker.scan.code.Code.Await;
import dev.awo.worker.scan.code.Code.Branch;
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

/** Statements and functions of Go. */
final class GoStatements {
  private final GoReader reader;

  GoStatements(GoReader reader) {
    this.reader = reader;
  }

  Code read(Syntax node) {
    return switch (node.kind()) {
      case "short_var_declaration" -> declared(node);
      case "var_spec", "const_spec" -> specified(node);
      case "assignment_statement" -> assigned(node);
      case "inc_statement" -> stepped(node, "++");
      case "dec_statement" -> stepped(node, "--");
      case "function_declaration", "method_declaration", "func_literal" -> function(node);
      case "for_statement" -> loop(node);
      case "if_statement" -> branch(node);
      case "expression_switch_statement", "type_switch_statement", "select_statement" ->
          choice(node);
      case "receive_statement" -> new Await(node.start(), reader.group(node, false));
      case "send_statement" -> new Await(node.start(), reader.group(node, false));
      case "labeled_statement" -> labelled(node);
      case "return_statement" -> jump(node, Jump.Kind.RETURN, reader.inner(node));
      case "break_statement" -> jump(node, Jump.Kind.BREAK, new Nothing(node.start()));
      case "continue_statement" -> jump(node, Jump.Kind.CONTINUE, new Nothing(node.start()));
      case "goto_statement" -> jump(node, Jump.Kind.GOTO, new Nothing(node.start()));
      case "source_file", "block" -> reader.group(node, true);
      case "expression_list" -> expressions(node);
      default -> reader.group(node, false);
    };
  }

  private Code stepped(Syntax node, String operator) {
    return new Assign(node.start(), reader.inner(node), operator, new Nothing(node.start()));
  }

  private Code expressions(Syntax node) {
    return node.parts().size() == 1 ? reader.inner(node) : reader.group(node, false);
  }

  private Code declared(Syntax node) {
    List<Syntax> names = node.child("left").map(Syntax::parts).orElse(List.of());
    return declare(node, names, "", node.child("right"));
  }

  private Code specified(Syntax node) {
    List<Syntax> names = node.all("name").stream().filter(Syntax::named).toList();
    return declare(node, names, type(node), node.child("value"));
  }

  /** Of the several results of one call only the first is what the call is known for. */
  private Code declare(Syntax node, List<Syntax> names, String type, Optional<Syntax> right) {
    List<Syntax> values = right.map(Syntax::parts).orElse(List.of());
    List<Code> all = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Code value = i < values.size() ? reader.read(values.get(i)) : new Nothing(node.start());
      String name = reader.text(names.get(i));
      all.add(new Declare(names.get(i).start(), name, type, value, false));
    }
    return all.size() == 1 ? all.getFirst() : new Group(node.start(), all, false);
  }

  private String type(Syntax node) {
    return node.child("type").map(reader::text).orElse("").replace("*", "");
  }

  private Code assigned(Syntax node) {
    List<Syntax> targets = node.child("left").map(Syntax::parts).orElse(List.of());
    List<Syntax> values = node.child("right").map(Syntax::parts).orElse(List.of());
    String operator = reader.fieldText(node, "operator");
    List<Code> all = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      Code value = i < values.size() ? reader.read(values.get(i)) : new Nothing(node.start());
      Code target = reader.read(targets.get(i));
      all.add(new Assign(targets.get(i).start(), target, operator, value));
    }
    return all.size() == 1 ? all.getFirst() : new Group(node.start(), all, false);
  }

  private Code function(Syntax node) {
    List<Parameter> parameters = new ArrayList<>();
    List<Syntax> lists = new ArrayList<>(node.all("receiver"));
    lists.addAll(node.all("parameters"));
    for (Syntax list : lists) {
      for (Syntax part : list.parts()) {
        String type = type(part);
        for (Syntax name : part.all("name")) {
          if (name.named()) {
            parameters.add(new Parameter(reader.name(name), type, new Nothing(part.start())));
          }
        }
      }
    }
    Code body = reader.field(node, "body");
    String name = node.is("function_declaration") ? reader.fieldText(node, "name") : "";
    return new Function(node.start(), name, parameters, body);
  }

  private Code loop(Syntax node) {
    Nothing none = new Nothing(node.start());
    Code body = reader.field(node, "body");
    Optional<Syntax> head =
        node.parts().stream().filter(part -> !part.field().equals("body")).findFirst();
    Code loop =
        switch (head.map(Syntax::kind).orElse("")) {
          case "" -> new Loop(node.start(), none, none, none, body, false);
          case "for_clause" -> counted(node, head.orElseThrow(), body);
          case "range_clause" -> range(node, head.orElseThrow(), body);
          default ->
              new Loop(node.start(), none, reader.read(head.orElseThrow()), none, body, false);
        };
    return new Group(node.start(), List.of(loop), true);
  }

  private Code counted(Syntax node, Syntax clause, Code body) {
    return new Loop(
        node.start(),
        reader.field(clause, "initializer"),
        reader.field(clause, "condition"),
        reader.field(clause, "update"),
        body,
        false);
  }

  private Code range(Syntax node, Syntax clause, Code body) {
    Code source = reader.field(clause, "right");
    Code element = new Member(node.start(), source, new Nothing(node.start()));
    List<Code> targets = new ArrayList<>();
    for (Syntax name : clause.child("left").map(Syntax::parts).orElse(List.of())) {
      targets.add(new Declare(name.start(), reader.text(name), "", element, false));
    }
    Group target = new Group(node.start(), targets, false);
    return new Each(node.start(), target, source, body, false);
  }

  private Code branch(Syntax node) {
    Branch branch = reader.ifStatement(node);
    return node.child("initializer").isEmpty()
        ? branch
        : new Group(node.start(), List.of(reader.field(node, "initializer"), branch), true);
  }

  private Code choice(Syntax node) {
    List<Code> cases = new ArrayList<>();
    for (Syntax part : node.parts()) {
      if (part.kind().endsWith("_case")) {
        cases.add(reader.group(part, true));
      }
    }
    Group body = new Group(node.start(), cases, true);
    return new Switch(node.start(), reader.field(node, "value"), body, true);
  }

  private Code labelled(Syntax node) {
    List<Syntax> parts = node.parts();
    Code statement = parts.size() > 1 ? reader.read(parts.getLast()) : new Nothing(node.start());
    return new Labelled(node.start(), reader.label(node), statement);
  }

  private Code jump(Syntax node, Jump.Kind kind, Code value) {
    String label = node.first("label_name").map(reader::text).orElse("");
    return new Jump(node.start(), kind, label, value);
  }
}
