package dev.awo.def.spec;

import dev.awo.def.spec.YamlNode.Scalar;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A value and its place. Each method reads it as one type; what does not fit becomes a problem and
 * an empty result.
 */
record Value(YamlNode node, String path, Problems problems) {
  private static final int MOST_ITEMS = 10_000;
  private static final Pattern INTEGER = Pattern.compile("-?(?:0|[1-9][0-9]{0,17})");
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,12}(?:\\.[0-9]{1,12})?");

  Value below(YamlNode.Entry entry) {
    return new Value(entry.value(), YamlPath.field(path, entry.key()), problems);
  }

  <T> Optional<T> wrong(String message) {
    problems.add(node.line(), path, message);
    return Optional.empty();
  }

  /** Text as written; a number or boolean without quotes is none. */
  Optional<String> text(Check check) {
    Optional<Scalar> scalar = scalar("text");
    if (scalar.isEmpty()) {
      return Optional.empty();
    }
    return switch (scalar.get().kind()) {
      case TEXT -> checked(scalar.get().text(), check);
      case NUMBER, BOOLEAN, YES_NO ->
          wrong(
              "must be text, but is "
                  + node.described()
                  + "; put it in quotes: \""
                  + Shown.plain(scalar.get().text())
                  + "\"");
      case EMPTY -> empty();
    };
  }

  /** Text, where a number or boolean stands for itself, such as the command {@code true}. */
  Optional<String> written(Check check) {
    return scalar("text").flatMap(scalar -> checked(scalar.text(), check));
  }

  Optional<Integer> integer(int min, int max) {
    return whole(min, max).map(Math::toIntExact);
  }

  Optional<Long> whole(long min, long max) {
    String wanted = "must be a whole number from " + min + " to " + max;
    return number(wanted)
        .flatMap(
            text -> {
              if (!INTEGER.matcher(text).matches()) {
                return wrong(wanted + ", in plain digits such as " + Math.max(min, 1));
              }
              long value = Long.parseLong(text);
              return value < min || value > max
                  ? wrong(wanted + ", but is " + value)
                  : Optional.of(value);
            });
  }

  /** A decimal number from 0 on. */
  Optional<BigDecimal> decimal() {
    String wanted = "must be a number such as 2.50";
    return number(wanted)
        .flatMap(
            text -> {
              if (!DECIMAL.matcher(text).matches()) {
                return wrong(wanted + ", in plain digits");
              }
              return text.startsWith("-")
                  ? wrong("must not be negative, but is " + text)
                  : Optional.of(new BigDecimal(text));
            });
  }

  /** US dollars above 0, in millionths. */
  Optional<Long> usd() {
    BigDecimal most = BigDecimal.valueOf(1_000_000);
    return decimal()
        .flatMap(
            usd -> {
              if (usd.signum() == 0 || usd.compareTo(most) > 0) {
                return wrong("must be more than 0 and at most 1000000 US dollars, but is " + usd);
              }
              return usd.stripTrailingZeros().scale() > 6
                  ? wrong("must have at most 6 decimals, but is " + usd)
                  : Optional.of(usd.movePointRight(6).longValueExact());
            });
  }

  Optional<Boolean> bool() {
    if (node instanceof Scalar scalar && scalar.kind() == Scalar.Kind.BOOLEAN) {
      return Optional.of(scalar.text().equalsIgnoreCase("true"));
    }
    return wrong("must be true or false, but is " + node.described());
  }

  Optional<Duration> duration(Duration max) {
    return scalar("a duration")
        .flatMap(
            scalar -> {
              Optional<Duration> parsed = Durations.parse(scalar.text());
              if (parsed.isEmpty()) {
                return wrong(
                    "must be a duration such as 90s, 15m or 2h, but is " + node.described());
              }
              Duration duration = parsed.get();
              return duration.compareTo(Duration.ofSeconds(1)) < 0 || duration.compareTo(max) > 0
                  ? wrong(
                      "must be from 1s to "
                          + Durations.shown(max)
                          + ", but is "
                          + Shown.plain(scalar.text()))
                  : parsed;
            });
  }

  /** One of an enum's names in lower case, words joined by {@code -}. */
  <E extends Enum<E>> Optional<E> choice(Class<E> type) {
    return scalar("text")
        .flatMap(
            scalar ->
                Arrays.stream(type.getEnumConstants())
                    .filter(e -> label(e).equals(scalar.text()))
                    .findFirst()
                    .or(() -> wrong("must be one of " + labels(type) + ", but is " + described())));
  }

  Stream<Value> items() {
    if (!(node instanceof YamlNode.Sequence list)) {
      return this.<Value>wrong("must be a list ('- item' lines), but is " + node.described())
          .stream();
    }
    if (list.items().size() > MOST_ITEMS) {
      return this.<Value>wrong("has more than " + MOST_ITEMS + " items").stream();
    }
    return IntStream.range(0, list.items().size())
        .mapToObj(i -> new Value(list.items().get(i), YamlPath.item(path, i), problems));
  }

  Optional<Fields> fields(Schema schema) {
    return Fields.of(this, schema);
  }

  /** The fields of a mapping whose keys are the user's own names. */
  Stream<Named> named(Check name) {
    if (!(node instanceof YamlNode.Mapping mapping)) {
      return this.<Named>wrong("must be a mapping of 'name: value', but is " + node.described())
          .stream();
    }
    return mapping.entries().stream().flatMap(entry -> named(entry, name).stream());
  }

  /** A value below a name that the user chose. */
  record Named(String name, Value value) {}

  private Optional<Named> named(YamlNode.Entry entry, Check name) {
    Optional<String> complaint = name.complaint(entry.key());
    complaint.ifPresent(
        text -> problems.add(entry.line(), YamlPath.field(path, entry.key()), text));
    return complaint.isEmpty()
        ? Optional.of(new Named(entry.key(), below(entry)))
        : Optional.empty();
  }

  private Optional<Scalar> scalar(String wanted) {
    if (!(node instanceof Scalar scalar)) {
      return wrong("must be " + wanted + ", but is " + node.described());
    }
    return scalar.kind() == Scalar.Kind.EMPTY ? empty() : Optional.of(scalar);
  }

  private Optional<String> number(String wanted) {
    return scalar("a number")
        .flatMap(
            scalar -> {
              if (scalar.kind() == Scalar.Kind.NUMBER) {
                return Optional.of(scalar.text());
              }
              boolean quoted = !scalar.plain() && DECIMAL.matcher(scalar.text()).matches();
              return wrong(
                  wanted + ", but is " + node.described() + (quoted ? "; remove the quotes" : ""));
            });
  }

  private Optional<String> checked(String text, Check check) {
    return check.complaint(text).<Optional<String>>map(this::wrong).orElse(Optional.of(text));
  }

  private <T> Optional<T> empty() {
    return wrong("has no value; give one or remove the line");
  }

  private String described() {
    return node.described();
  }

  private static String label(Enum<?> e) {
    return e.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <E extends Enum<E>> String labels(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(Value::label)
        .collect(Collectors.joining(", "));
  }
}
