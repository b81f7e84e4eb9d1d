package dev.awo.worker.scan.code;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.re2j.Pattern;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What is known of a language's own names; the facts are in {@code knowledge.yaml}. */
public final class Knowledge {
  private static final int REPLACEMENTS = 6;

  /** JavaScript's functions, the built-in methods among them, were constructed by Function. */
  private static final Pattern FUNCTION =
      Pattern.compile(
          "\\.(?:constructor|at|fill|filter|find|flat|map|forEach|reduce|concat|slice|sort|push|pop|join|includes|indexOf|toString|valueOf|trim"
              + "|split|replace|charAt|substr|substring|call|apply|bind|hasOwnProperty)\\.constructor$");

  private final Map<String, String> aliases;
  private final Map<String, Operation> operations = new HashMap<>();
  private final Map<String, Value> constants = new HashMap<>();
  private final boolean membersVisible;

  /** What calling one of the language's functions gives. */
  enum Operation {
    /** Its first argument. */
    SAME,
    /** Its arguments as a list. */
    LIST,
    /** The module, or type, its first argument names. */
    MODULE,
    /** The member of its first argument that the second names. */
    MEMBER,
    /** The keys and values of its first argument. */
    MEMBERS,
    BASE64,
    HEX,
    /** Its first argument, decoded as the second says. */
    DECODE,
    PERCENT,
    /** The characters with the numbers given. */
    CHARACTERS,
    /** Its first argument is a function, to be called with each element of the second. */
    MAP,
    REVERSED,
    /** Its first argument, a list, joined by the second. */
    JOIN,
    /** The arguments joined as parts of a file's path. */
    PATH,
    /** The home directory. */
    HOME,
    /** Its first argument with the home directory put in. */
    EXPAND_HOME,
    /** A new or given place for temporary files. */
    TEMPORARY,
    /** An environment variable, or property, by name. */
    ENVIRONMENT
  }

  /** The shape of one language in {@code knowledge.yaml}. */
  private record Entry(
      @JsonProperty("membersVisible") boolean membersVisible,
      @JsonProperty("aliases") Map<String, String> aliases,
      @JsonProperty("constants") Map<String, String> constants,
      @JsonProperty("operations") Map<String, List<String>> operations) {}

  private Knowledge(Entry entry) {
    this.membersVisible = entry.membersVisible;
    this.aliases = Map.copyOf(entry.aliases);
    entry.constants.forEach((path, text) -> constants.put(path, new Value.Text(text)));
    entry.operations.forEach(
        (name, paths) -> {
          Operation operation = Operation.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
          paths.forEach(path -> operations.put(path, operation));
        });
  }

  /** The languages of the file by name. */
  public static Map<String, Knowledge> load() {
    try (InputStream in = Knowledge.class.getResourceAsStream("knowledge.yaml")) {
      YAMLMapper mapper = new YAMLMapper();
      Map<String, Entry> entries =
          mapper.readValue(
              Objects.requireNonNull(in, "knowledge.yaml"),
              mapper.getTypeFactory().constructMapType(Map.class, String.class, Entry.class));
      Map<String, Knowledge> all = new HashMap<>();
      entries.forEach((language, entry) -> all.put(language, new Knowledge(entry)));
      return Map.copyOf(all);
    } catch (IOException e) {
      throw new UncheckedIOException("The built-in knowledge of languages cannot be read", e);
    }
  }

  boolean membersVisible() {
    return membersVisible;
  }

  Optional<Operation> operation(String path) {
    return Optional.ofNullable(operations.get(path));
  }

  Optional<Value> constant(String path) {
    return Optional.ofNullable(constants.get(path));
  }

  /** The one spelling of a path: {@code window.fs/promises.rm} and {@code fs.rm} are the same. */
  String canonical(String path) {
    if (path.endsWith(".constructor") && FUNCTION.matcher(path).find()) {
      return "Function";
    }
    String now = path;
    for (int i = 0; i < REPLACEMENTS; i++) {
      Optional<String> next = replaced(now);
      if (next.isEmpty()) {
        return now;
      }
      now = next.get();
    }
    return now;
  }

  private Optional<String> replaced(String path) {
    for (int end = path.length(); end > 0; end = boundaryBefore(path, end)) {
      String replacement = aliases.get(path.substring(0, end));
      if (replacement != null) {
        String rest = path.substring(end);
        boolean bare = replacement.isEmpty() && rest.startsWith(".");
        String whole = replacement + (bare ? rest.substring(1) : rest);
        return whole.isEmpty() ? Optional.empty() : Optional.of(whole);
      }
    }
    return Optional.empty();
  }

  private static int boundaryBefore(String path, int end) {
    int i = end - 1;
    while (i > 0 && path.charAt(i) != '.' && path.charAt(i) != '(') {
      i--;
    }
    return i;
  }
}
