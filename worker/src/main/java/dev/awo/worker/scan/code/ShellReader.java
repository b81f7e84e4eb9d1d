package dev.awo.worker.scan.code;

import dev.awo.worker.scan.code.Code.Argument;
import dev.awo.worker.scan.code.Code.Assign;
import dev.awo.worker.scan.code.Code.Branch;
import dev.awo.worker.scan.code.Code.Call;
import dev.awo.worker.scan.code.Code.Declare;
import dev.awo.worker.scan.code.Code.Each;
import dev.awo.worker.scan.code.Code.Function;
import dev.awo.worker.scan.code.Code.Group;
import dev.awo.worker.scan.code.Code.Items;
import dev.awo.worker.scan.code.Code.Jump;
import dev.awo.worker.scan.code.Code.Literal;
import dev.awo.worker.scan.code.Code.Loop;
import dev.awo.worker.scan.code.Code.Name;
import dev.awo.worker.scan.code.Code.Nothing;
import dev.awo.worker.scan.code.Code.Operation;
import dev.awo.worker.scan.code.Code.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shell scripts: a command is a call whose callee and arguments are its words. */
final class ShellReader extends Reader {
  private final ShellWords words = new ShellWords(this);

  ShellReader(String source) {
    super(source);
  }

  @Override
  Code read(Syntax node) {
    return switch (node.kind()) {
      case "command" -> command(node);
      case "redirected_statement" -> redirected(node);
      case "file_redirect" -> redirect(node);
      case "heredoc_redirect" -> hereDocument(node);
      case "herestring_redirect" -> new Operation(node.start(), "<<", List.of(inner(node)));
      case "pipeline" -> new Operation(node.start(), "|", readAll(node.parts()));
      case "while_statement" -> loop(node);
      case "c_style_for_statement" -> counted(node);
      case "for_statement" -> each(node);
      case "if_statement", "elif_clause" -> branch(node);
      case "case_statement" -> choice(node);
      case "function_definition" ->
          new Function(node.start(), fieldText(node, "name"), List.of(), field(node, "body"));
      case "variable_assignment" -> assignment(node);
      case "negated_command" -> new Operation(node.start(), "!", List.of(inner(node)));
      case "test_command" -> words.condition(node);
      case "command_substitution" -> new Operation(node.start(), "$(", readAll(node.parts()));
      case "process_substitution" -> new Operation(node.start(), "<(", readAll(node.parts()));
      case "comment", "heredoc_start", "heredoc_end", "file_descriptor", "test_operator" ->
          new Nothing(node.start());
      default -> words.isWord(node) ? words.read(node) : statements(node);
    };
  }

  /** Statements, those in the background marked so. */
  private Code statements(Syntax node) {
    List<Code> all = new ArrayList<>();
    for (Syntax child : node.children()) {
      if (child.named() && !child.isComment()) {
        all.add(read(child));
      }
      if (child.is("&") && !all.isEmpty()) {
        Code last = all.removeLast();
        all.add(new Operation(last.at(), "&", List.of(last, new Nothing(last.at()))));
      }
    }
    return new Group(node.start(), all, false);
  }

  private Code command(Syntax node) {
    Code callee = node.child("name").map(name -> inner(name)).orElse(new Nothing(node.start()));
    List<Argument> arguments = new ArrayList<>();
    for (Syntax argument : node.all("argument")) {
      boolean splits = argument.is("simple_expansion") || argument.is("expansion");
      arguments.add(new Argument("", read(argument), splits));
    }
    Code call = special(node, callee, arguments);
    List<Code> others = new ArrayList<>();
    for (Syntax part : node.parts()) {
      boolean redirect = part.kind().endsWith("_redirect");
      if (part.is("variable_assignment") || redirect) {
        others.add(read(part));
      }
    }
    return others.isEmpty() ? call : withOthers(call, others);
  }

  private static Code withOthers(Code call, List<Code> others) {
    List<Code> all = new ArrayList<>(List.of(call));
    all.addAll(others);
    return new Operation(call.at(), ">", all);
  }

  /** The builtins that the analysis of loops must know. */
  private Code special(Syntax node, Code callee, List<Argument> arguments) {
    String name =
        callee instanceof Literal literal && literal.value() instanceof Value.Text text
            ? text.text()
            : "";
    Nothing none = new Nothing(node.start());
    return switch (name) {
      case "true", ":" -> literal(node, new Value.Truth(true));
      case "false" -> literal(node, new Value.Truth(false));
      case "break" -> new Jump(node.start(), Jump.Kind.BREAK, "", none);
      case "continue" -> new Jump(node.start(), Jump.Kind.CONTINUE, "", none);
      case "return", "exit", "exec" -> leaving(node, callee, arguments);
      default -> new Call(node.start(), callee, arguments, false);
    };
  }

  private Code leaving(Syntax node, Code callee, List<Argument> arguments) {
    boolean redirects = text(node.child("name").orElse(node)).equals("exec") && arguments.isEmpty();
    Call call = new Call(node.start(), callee, arguments, false);
    return redirects ? call : new Jump(node.start(), Jump.Kind.RETURN, "", call);
  }

  private Code redirected(Syntax node) {
    List<Code> parts = new ArrayList<>(List.of(field(node, "body")));
    node.all("redirect").forEach(redirect -> parts.add(read(redirect)));
    return new Operation(node.start(), ">", parts);
  }

  private Code redirect(Syntax node) {
    boolean input = node.has("<") || node.has("<&");
    Code target = field(node, "destination");
    return new Operation(node.start(), input ? "<file" : ">file", List.of(target));
  }

  private Code hereDocument(Syntax node) {
    List<Code> parts = new ArrayList<>();
    Optional<Syntax> body = node.first("heredoc_body");
    String content = body.map(this::text).orElse("");
    parts.add(Literal.text(body.map(Syntax::start).orElse(node.start()), content));
    for (Syntax part : node.parts()) {
      if (!part.kind().startsWith("heredoc")) {
        parts.add(read(part));
      }
    }
    body.ifPresent(b -> parts.addAll(readAll(b.parts())));
    return new Operation(node.start(), "<<", parts);
  }

  private Code loop(Syntax node) {
    Nothing none = new Nothing(node.start());
    Code condition =
        node.all("condition").stream()
            .filter(Syntax::named)
            .findFirst()
            .map(this::read)
            .orElse(none);
    boolean until = node.children().getFirst().is("until");
    Code tested = until ? new Operation(node.start(), "!", List.of(condition)) : condition;
    return new Loop(node.start(), none, tested, none, field(node, "body"), false);
  }

  private Code counted(Syntax node) {
    Code start = field(node, "initializer");
    Code condition =
        node.child("condition").map(words::arithmetic).orElse(new Nothing(node.start()));
    return new Loop(
        node.start(), start, condition, new Nothing(node.start()), field(node, "body"), false);
  }

  private Code each(Syntax node) {
    Items source = new Items(node.start(), readAll(node.all("value")), false);
    Code element = new Code.Member(node.start(), source, new Nothing(node.start()));
    Declare target = new Declare(node.start(), fieldText(node, "variable"), "", element, true);
    return new Each(node.start(), target, source, field(node, "body"), false);
  }

  private Code branch(Syntax node) {
    List<Code> body = new ArrayList<>();
    Code otherwise = new Nothing(node.start());
    Optional<Syntax> condition =
        node.child("condition").or(() -> node.parts().stream().findFirst());
    for (Syntax part : node.parts()) {
      boolean tested = part.field().equals("condition") || part.equals(condition.orElse(node));
      if (part.is("elif_clause") || part.is("else_clause")) {
        otherwise = new Group(part.start(), List.of(otherwise, read(part)), false);
      } else if (!tested) {
        body.add(read(part));
      }
    }
    Group then = new Group(node.start(), body, false);
    return new Branch(node.start(), read(condition, node.start()), then, otherwise);
  }

  private Code choice(Syntax node) {
    List<Code> cases = new ArrayList<>();
    for (Syntax part : node.parts()) {
      if (part.is("case_item")) {
        List<Syntax> body = part.parts().stream().filter(p -> !p.field().equals("value")).toList();
        cases.add(new Group(part.start(), readAll(body), false));
      }
    }
    Group body = new Group(node.start(), cases, false);
    return new Switch(node.start(), field(node, "value"), body, false);
  }

  private Code assignment(Syntax node) {
    Syntax variable = node.child("name").orElse(node);
    String name = text(variable.child("name").orElse(variable));
    Code value = field(node, "value");
    if (node.has("+=")) {
      return new Assign(node.start(), new Name(node.start(), name), "+=", value);
    }
    Code known = node.child("value").isEmpty() ? Literal.text(node.start(), "") : value;
    return new Declare(node.start(), name, "", known, true);
  }
}
