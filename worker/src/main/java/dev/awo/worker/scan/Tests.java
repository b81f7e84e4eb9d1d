package dev.awo.worker.scan;

import com.google.re2j.Pattern;
import dev.awo.worker.scan.code.Code;
import dev.awo.worker.scan.code.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The tests of values that rules name. Of several possible values one that fits is enough. */
final class Tests {
  private static final Pattern DELETES =
      Pattern.compile("^(?:delete|deleteIfExists|deleteQuietly|forceDelete|unlink)$");
  private static final Pattern WRITES = Pattern.compile("^O_(?:WRONLY|RDWR|CREATE|APPEND|TRUNC)$");

  private final Places places;
  private final Set<String> buildTools;

  Tests(Places places, Set<String> buildTools) {
    this.places = places;
    this.buildTools = Set.copyOf(buildTools);
  }

  /**
   * Whether a value passes a test.
   *
   * @param code the expression it is the value of
   */
  boolean holds(String test, Value value, Code code) {
    return switch (test) {
      case "present" -> true;
      case "true" -> some(value, v -> v instanceof Value.Truth t && t.truth());
      case "false" -> some(value, v -> v instanceof Value.Truth t && !t.truth());
      case "number" -> some(value, v -> v instanceof Value.Amount);
      case "minus-one" -> some(value, v -> v instanceof Value.Amount a && a.amount() == -1);
      case "text" -> some(value, v -> v instanceof Value.Text);
      case "truthy-text" -> some(value, Tests::isTruthyText);
      case "falsy" -> some(value, Tests::isFalsy);
      case "function" -> some(value, v -> v instanceof Value.Local);
      case "unknown" -> some(value, v -> v instanceof Value.Unknown || v instanceof Value.Path);
      case "dynamic" -> isDynamic(value);
      case "dynamic-program" -> isDynamicProgram(value);
      case "returns-true" ->
          some(value, v -> v instanceof Value.Local l && Bodies.returnsTrue(l.function()));
      case "returns-nothing" ->
          some(value, v -> v instanceof Value.Local l && Bodies.returnsNothing(l.function()));
      case "deletes" -> mentions(code, DELETES);
      case "write-flag" -> mentions(code, WRITES);
      case "text-with-holes" -> some(value, v -> v instanceof Value.Text t && !t.isWhole());
      case "build-command" -> isBuildCommand(value);
      case "build-list" -> isBuildList(value);
      case "fixed-words" -> !isDynamic(value) || value instanceof Value.Path;
      case "mode-777" -> some(value, Tests::isOpenToAll);
      case "world-writable" -> some(value, Tests::isWorldWritable);
      case "raw-address" -> address(value, Addresses.Kind.REMOTE);
      case "documentation-address" -> address(value, Addresses.Kind.DOCUMENTATION);
      case "disposable" -> isDisposable(value, code);
      case "not-disposable" -> !isDisposable(value, code);
      default -> some(value, v -> v instanceof Value.Text t && isPlace(test, t.text()));
    };
  }

  boolean isPlace(String test, String path) {
    return switch (test) {
      case "root-path" -> Places.isRoot(path);
      case "system-root" -> Places.isSystemRoot(path);
      case "system-path" -> Places.isSystem(path) || Places.isDevice(path);
      case "sensitive-path" -> Places.isSensitive(path);
      case "startup-path" -> Places.isStartup(path);
      case "home-path" -> Places.isHome(path);
      case "temp-path" -> Places.isTemporary(path);
      case "disposable" -> places.isDisposable(path);
      case "device" -> Places.isDevice(path);
      case "network-device" -> path.startsWith("/dev/tcp/") || path.startsWith("/dev/udp/");
      default -> throw new IllegalStateException("The built-in rules name an unknown test " + test);
    };
  }

  private static boolean some(Value value, Predicate<Value> test) {
    return switch (value) {
      case Value.OneOf several -> several.choices().stream().anyMatch(v -> some(v, test));
      case Value.Sequence sequence -> sequence.items().stream().anyMatch(v -> some(v, test));
      default -> test.test(value);
    };
  }

  static boolean isDynamic(Value value) {
    return switch (value) {
      case Value.Text text -> !text.isWhole();
      case Value.Sequence sequence -> sequence.items().stream().anyMatch(Tests::isDynamic);
      case Value.OneOf several -> several.choices().stream().anyMatch(Tests::isDynamic);
      case Value.Path path -> true;
      case Value.Unknown unknown -> true;
      case Value.Amount amount -> false;
      case Value.Truth truth -> false;
      case Value.None none -> false;
      case Value.Members members -> false;
      case Value.Local local -> false;
    };
  }

  /** Whether the first word, the program, is not known. */
  private static boolean isDynamicProgram(Value value) {
    return switch (value) {
      case Value.Text text -> {
        String first = text.text().strip().split("\\s", 2)[0];
        yield first.indexOf(Value.HOLE) >= 0 && !first.contains("/");
      }
      case Value.Sequence sequence ->
          !sequence.items().isEmpty() && isDynamicProgram(sequence.items().getFirst());
      case Value.OneOf several -> several.choices().stream().anyMatch(Tests::isDynamicProgram);
      default -> isDynamic(value);
    };
  }

  /** A fixed command line of nothing but the tools that builds are made of. */
  private boolean isBuildCommand(Value value) {
    return switch (value) {
      case Value.Text text -> text.isWhole() && isBuildLine(text.text());
      case Value.OneOf several -> several.choices().stream().allMatch(this::isBuildCommand);
      default -> false;
    };
  }

  /** A list of words that starts with a tool that builds are made of. */
  private boolean isBuildList(Value value) {
    return value instanceof Value.Sequence sequence
        && !sequence.items().isEmpty()
        && sequence.items().getFirst() instanceof Value.Text program
        && program.isWhole()
        && buildTools.contains(program.text());
  }

  boolean isBuildLine(String line) {
    if (line.isBlank() || line.contains("$(") || line.contains("`") || Command.hasHole(line)) {
      return false;
    }
    for (String part : line.split("&&|\\|\\||[;|\\n]", -1)) {
      String program = part.strip().split("\\s", 2)[0];
      if (!buildTools.contains(program.substring(program.lastIndexOf('/') + 1))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOpenToAll(Value value) {
    return switch (value) {
      case Value.Amount amount -> ((int) amount.amount() & 0777) == 0777;
      case Value.Text text -> text.text().matches("0?o?[0-7]?777");
      default -> false;
    };
  }

  private static boolean isTruthyText(Value value) {
    return value instanceof Value.Text t
        && !t.text().isEmpty()
        && !"0 false no off".contains(t.text());
  }

  private static boolean isFalsy(Value value) {
    return switch (value) {
      case Value.Truth truth -> !truth.truth();
      case Value.Amount amount -> amount.amount() == 0;
      case Value.Text text -> text.text().equals("0") || text.text().equals("false");
      default -> false;
    };
  }

  private static boolean isWorldWritable(Value value) {
    return switch (value) {
      case Value.Amount amount -> ((int) amount.amount() & 2) != 0;
      case Value.Text text -> text.text().matches("0?o?[0-7]?[0-7]{2}[2367]|.*[ao]\\+[rx]*w.*");
      default -> false;
    };
  }

  private static boolean address(Value value, Addresses.Kind wanted) {
    if (value instanceof Value.Members members) {
      return members.members().values().stream().anyMatch(v -> address(v, wanted));
    }
    return some(
        value,
        v -> v instanceof Value.Text t && Addresses.kind(t.text()).equals(Optional.of(wanted)));
  }

  /** Known values decide; where there is none, the names in the expression do. */
  private boolean isDisposable(Value value, Code code) {
    List<Value> choices = value instanceof Value.OneOf several ? several.choices() : List.of(value);
    List<String> known =
        choices.stream()
            .filter(v -> v instanceof Value.Text)
            .map(v -> ((Value.Text) v).text())
            .filter(text -> !text.equals(String.valueOf(Value.HOLE)))
            .toList();
    return known.isEmpty() ? isNamedTemporary(code) : known.stream().allMatch(places::isDisposable);
  }

  private static boolean isNamedTemporary(Code code) {
    return switch (code) {
      case Code.Name name -> Places.isNamedTemporary(name.id());
      case Code.Member member ->
          member.name().filter(Places::isNamedTemporary).isPresent()
              || isNamedTemporary(member.object());
      case Code.Call call ->
          isNamedTemporary(call.callee())
              || call.arguments().stream().anyMatch(a -> isNamedTemporary(a.value()));
      default -> false;
    };
  }

  /** Whether a member of the name occurs in the expression, in functions inside of it too. */
  private static boolean mentions(Code code, Pattern name) {
    boolean here =
        code instanceof Code.Member member
            && member.name().filter(n -> name.matcher(n).find()).isPresent();
    return here || code.children().stream().anyMatch(child -> mentions(child, name));
  }
}
