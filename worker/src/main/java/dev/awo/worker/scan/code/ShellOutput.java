package dev.awo.worker.scan.code;

import dev.awo.worker.scan.code.Code.Argument;
import dev.awo.worker.scan.code.Code.Call;
import java.util.List;
import java.util.Optional;

/** What simple commands print, so that {@code $(echo rm)} is read as {@code rm}. */
final class ShellOutput {
  private final Evaluator evaluator;

  ShellOutput(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** The output of a command or pipeline of which every part is known. */
  Optional<String> of(Code code) {
    if (code instanceof Call call) {
      return printed(call);
    }
    if (code instanceof Code.Operation pipe && pipe.operator().equals("|")) {
      Optional<String> text = of(pipe.operands().getFirst());
      for (Code filter : pipe.operands().subList(1, pipe.operands().size())) {
        text = text.flatMap(t -> filtered(t, filter));
      }
      return text;
    }
    return here(code);
  }

  /** {@code base64 -d <<< text}. */
  private Optional<String> here(Code code) {
    if (!(code instanceof Code.Operation redirected) || redirected.operands().size() < 2) {
      return Optional.empty();
    }
    Code input = redirected.operands().get(1);
    boolean text = input instanceof Code.Operation o && o.operator().equals("<<");
    if (!text) {
      return Optional.empty();
    }
    String given = string(((Code.Operation) input).operands().getFirst());
    return filtered(given, redirected.operands().getFirst());
  }

  private Optional<String> printed(Call call) {
    List<String> words = words(call);
    boolean flag = words.size() > 1 && words.get(1).startsWith("-");
    List<String> rest = words.subList(flag ? 2 : 1, words.size());
    return switch (words.getFirst()) {
      case "echo" -> Optional.of(unescaped(String.join(" ", rest)));
      case "mktemp" -> Optional.of(Functions.TEMPORARY);
      case "pwd" -> Optional.of(".");
      case "printf" -> Optional.of(unescaped(formatted(words.subList(1, words.size()))));
      default -> Optional.empty();
    };
  }

  private static String formatted(List<String> words) {
    if (words.isEmpty()) {
      return "";
    }
    List<Value> values = words.stream().skip(1).map(word -> (Value) new Value.Text(word)).toList();
    return Texts.format(words.getFirst(), values);
  }

  private static String unescaped(String text) {
    return Quoted.unescape(text);
  }

  private Optional<String> filtered(String text, Code filter) {
    if (!(filter instanceof Call call)) {
      return Optional.empty();
    }
    String command = String.join(" ", words(call));
    return switch (command) {
      case "base64 -d", "base64 --decode", "base64 -D", "base64 -di", "openssl base64 -d" ->
          Decoding.decode(text, "base64");
      case "xxd -r -p", "xxd -p -r", "xxd -rp", "xxd -pr" -> Decoding.decode(text.strip(), "hex");
      case "rev" -> Optional.of(new StringBuilder(text).reverse().toString());
      case "cat" -> Optional.of(text);
      default ->
          command.matches("tr '?[A-Za-z-]+'? '?[N-Zn-z].*")
              ? Decoding.decode(text, "rot13")
              : Optional.empty();
    };
  }

  private List<String> words(Call call) {
    List<String> all = new java.util.ArrayList<>(List.of(string(call.callee())));
    for (Argument argument : call.arguments()) {
      all.add(string(argument.value()));
    }
    return all;
  }

  private String string(Code code) {
    return Texts.string(evaluator.valueOf(code));
  }
}
