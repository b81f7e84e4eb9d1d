package dev.awo.worker.scan.code;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The methods of texts and lists, under the names that the languages give them. */
final class Texts {
  private static final int LENGTH_LIMIT = 20_000;
  private static final String HOLE = String.valueOf(Value.HOLE);

  private Texts() {}

  static Optional<Value> call(String method, Value receiver, List<Value> arguments) {
    return switch (receiver) {
      case Value.Text text -> ofText(method, text.text(), arguments).filter(Texts::isShort);
      case Value.Sequence sequence -> ofSequence(method, sequence.items(), arguments);
      default -> Optional.empty();
    };
  }

  private static boolean isShort(Value value) {
    return !(value instanceof Value.Text text) || text.text().length() <= LENGTH_LIMIT;
  }

  private static Optional<Value> ofText(String method, String text, List<Value> arguments) {
    return switch (method) {
      case "toString",
          "valueOf",
          "trim",
          "strip",
          "getBytes",
          "encode",
          "intern",
          "trimStart",
          "trimEnd",
          "lstrip",
          "rstrip",
          "expanduser",
          "toPath",
          "as_posix",
          "absolute",
          "resolved",
          "toFile",
          "normalize",
          "getPath",
          "stripIndent",
          "concatenated",
          "toAbsolutePath" ->
          value(text.strip());
      case "decode" -> arguments.isEmpty() ? value(text) : decode(text, string(arguments, 0));
      case "toLowerCase", "lower", "casefold" -> value(text.toLowerCase(Locale.ROOT));
      case "toUpperCase", "upper" -> value(text.toUpperCase(Locale.ROOT));
      case "concat", "append" -> value(text + joined(arguments, ""));
      case "slice", "substring", "subSequence" -> value(slice(text, arguments));
      case "substr" -> value(substr(text, arguments));
      case "charAt", "at" -> value(charAt(text, number(arguments, 0)));
      case "split", "toCharArray" -> Optional.of(split(text, arguments));
      case "replace", "replaceAll", "ReplaceAll" -> value(replace(text, arguments));
      case "repeat" -> value(repeat(text, number(arguments, 0)));
      case "reverse" -> value(new StringBuilder(text).reverse().toString());
      case "join" -> Optional.of(join(arguments, text));
      case "format", "formatted" -> value(format(text, arguments));
      case "resolve", "joinpath" -> Optional.of(pathOf(prepended(text, arguments)));
      default -> Optional.empty();
    };
  }

  private static Optional<Value> ofSequence(
      String method, List<Value> items, List<Value> arguments) {
    return switch (method) {
      case "join" -> value(joined(items, arguments.isEmpty() ? "," : string(arguments, 0)));
      case "reverse", "toReversed" -> {
        List<Value> reversed = new ArrayList<>(items);
        Collections.reverse(reversed);
        yield Optional.of(new Value.Sequence(reversed));
      }
      case "concat" -> {
        List<Value> all = new ArrayList<>(items);
        arguments.forEach(a -> all.addAll(a instanceof Value.Sequence s ? s.items() : List.of(a)));
        yield Optional.of(new Value.Sequence(all));
      }
      case "slice" -> Optional.of(new Value.Sequence(slice(items, arguments)));
      case "toString" -> value(joined(items, ","));
      case "pop" -> items.isEmpty() ? Optional.empty() : Optional.of(items.getLast());
      case "shift", "getFirst" ->
          items.isEmpty() ? Optional.empty() : Optional.of(items.getFirst());
      case "get", "at" -> element(items, number(arguments, 0));
      default -> Optional.empty();
    };
  }

  private static Optional<Value> element(List<Value> items, int index) {
    int at = index < 0 ? items.size() + index : index;
    return at >= 0 && at < items.size() ? Optional.of(items.get(at)) : Optional.empty();
  }

  private static Optional<Value> value(String text) {
    return Optional.of(new Value.Text(text));
  }

  private static Optional<Value> decode(String text, String encoding) {
    return Decoding.decode(text, encoding).map(Value.Text::new);
  }

  /** What a value reads as in a text; a hole where it is not known. */
  static String string(Value value) {
    return switch (value) {
      case Value.Text text -> text.text();
      case Value.Amount amount -> number(amount.amount());
      case Value.Truth truth -> String.valueOf(truth.truth());
      default -> HOLE;
    };
  }

  private static String number(double amount) {
    return amount == Math.rint(amount) ? String.valueOf((long) amount) : String.valueOf(amount);
  }

  private static String string(List<Value> arguments, int index) {
    return index < arguments.size() ? string(arguments.get(index)) : "";
  }

  private static int number(List<Value> arguments, int index) {
    return index < arguments.size() && arguments.get(index) instanceof Value.Amount amount
        ? (int) amount.amount()
        : 0;
  }

  private static String joined(List<Value> items, String separator) {
    return String.join(separator, items.stream().map(Texts::string).toList());
  }

  private static Value join(List<Value> arguments, String separator) {
    return arguments.size() == 1 && arguments.getFirst() instanceof Value.Sequence sequence
        ? new Value.Text(joined(sequence.items(), separator))
        : new Value.Text(HOLE);
  }

  static String slice(String text, List<Value> bounds) {
    int start = bound(number(bounds, 0), text.length());
    int end = isNumber(bounds, 1) ? bound(number(bounds, 1), text.length()) : text.length();
    return start < end ? text.substring(start, end) : "";
  }

  static List<Value> slice(List<Value> items, List<Value> bounds) {
    int start = bound(number(bounds, 0), items.size());
    int end = isNumber(bounds, 1) ? bound(number(bounds, 1), items.size()) : items.size();
    return start < end ? List.copyOf(items.subList(start, end)) : List.of();
  }

  private static boolean isNumber(List<Value> arguments, int index) {
    return index < arguments.size() && arguments.get(index) instanceof Value.Amount;
  }

  private static int bound(int index, int length) {
    return Math.max(0, Math.min(length, index < 0 ? length + index : index));
  }

  private static String substr(String text, List<Value> arguments) {
    int start = bound(number(arguments, 0), text.length());
    int length = isNumber(arguments, 1) ? Math.max(0, number(arguments, 1)) : text.length();
    return text.substring(start, Math.min(text.length(), start + length));
  }

  private static String charAt(String text, int index) {
    int at = index < 0 ? text.length() + index : index;
    return at >= 0 && at < text.length() ? text.substring(at, at + 1) : "";
  }

  private static Value split(String text, List<Value> arguments) {
    String separator = string(arguments, 0);
    List<Value> parts = new ArrayList<>();
    if (separator.isEmpty()) {
      text.chars().forEach(c -> parts.add(new Value.Text(String.valueOf((char) c))));
      return new Value.Sequence(parts);
    }
    int from = 0;
    int at = text.indexOf(separator);
    while (at >= 0) {
      parts.add(new Value.Text(text.substring(from, at)));
      from = at + separator.length();
      at = text.indexOf(separator, from);
    }
    parts.add(new Value.Text(text.substring(from)));
    return new Value.Sequence(parts);
  }

  /** A regular expression is not known here, and nothing it would match is replaced. */
  private static String replace(String text, List<Value> arguments) {
    String search = string(arguments, 0);
    return search.isEmpty() || search.equals(HOLE)
        ? text
        : text.replace(search, string(arguments, 1));
  }

  private static String repeat(String text, int times) {
    return (long) text.length() * times > LENGTH_LIMIT ? text : text.repeat(Math.max(0, times));
  }

  /** Fills {@code {}}, {@code %s} and the like in order. */
  static String format(String text, List<Value> arguments) {
    StringBuilder all = new StringBuilder();
    int next = 0;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int close = c == '{' ? text.indexOf('}', i) : -1;
      boolean percent =
          c == '%' && i + 1 < text.length() && "sdvq".indexOf(text.charAt(i + 1)) >= 0;
      boolean braces = close > 0 && close - i < 20;
      if (braces || percent) {
        all.append(next < arguments.size() ? string(arguments.get(next)) : HOLE);
        next++;
        i = percent ? i + 2 : close + 1;
      } else {
        all.append(c);
        i++;
      }
    }
    return all.toString();
  }

  private static List<Value> prepended(String text, List<Value> arguments) {
    List<Value> all = new ArrayList<>(List.of(new Value.Text(text)));
    all.addAll(arguments);
    return all;
  }

  /** Parts of a file's path; an absolute part, or one from the home directory, starts anew. */
  static Value pathOf(List<Value> parts) {
    StringBuilder path = new StringBuilder();
    for (Value part : parts) {
      String text = string(part);
      boolean absolute = text.startsWith("/") && !path.toString().startsWith("~");
      if (absolute || text.startsWith("~")) {
        path.setLength(0);
      } else if (!path.isEmpty()
          && path.charAt(path.length() - 1) != '/'
          && !text.startsWith("/")) {
        path.append('/');
      }
      path.append(text);
    }
    return new Value.Text(path.toString());
  }
}
