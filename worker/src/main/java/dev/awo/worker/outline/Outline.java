package dev.awo.worker.outline;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.treesitter.TSInputEncoding;
import org.treesitter.TSLanguage;
import org.treesitter.TSNode;
import org.treesitter.TSParser;
import org.treesitter.TSQuery;
import org.treesitter.TSQueryCapture;
import org.treesitter.TSQueryCursor;
import org.treesitter.TSQueryMatch;
import org.treesitter.TSTree;

/** What one file exports, in the order of the file. */
public record Outline(List<Symbol> symbols) {
  private static final Outline NOTHING = new Outline(List.of());
  private static final int LARGEST = 100_000;
  private static final long PATIENCE_NANOS = 500_000_000L;
  private static final Map<Grammar, Loaded> LOADED = new ConcurrentHashMap<>();
  private static final Set<String> EXPORT_OBJECTS = Set.of("module", "exports");

  public Outline {
    symbols = List.copyOf(symbols);
  }

  /**
   * One exported name.
   *
   * @param members what it exports in turn, such as a class's methods
   */
  public record Symbol(String name, List<String> members) {
    public Symbol {
      members = List.copyOf(members);
    }
  }

  /**
   * The language of files of this name, as far as one file can use the names of another; absent
   * when it is not understood.
   */
  public static Optional<String> family(String path) {
    return Grammar.of(path).map(Grammar::family);
  }

  /** Nothing when the language is unknown, or the text too large or too strange to parse. */
  public static Outline of(String path, String text) {
    Optional<Grammar> grammar = Grammar.of(path);
    if (grammar.isEmpty() || text.length() > LARGEST || !Nesting.isHarmless(text)) {
      return NOTHING;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Loaded loaded = LOADED.computeIfAbsent(grammar.get(), Loaded::of);
    TSQuery query = loaded.query();
    try (TSParser parser = new TSParser();
        TSQueryCursor cursor = new TSQueryCursor()) {
      parser.setLanguage(loaded.language());
      try (TSTree tree = parse(parser, bytes)) {
        if (tree == null) {
          return NOTHING;
        }
        cursor.exec(query, tree.getRootNode());
        return new Outline(symbols(grammar.get(), found(query, cursor, bytes)));
      }
    }
  }

  /** Null when it takes too long: the library's own convention. */
  private static TSTree parse(TSParser parser, byte[] bytes) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    return parser.parseWithOptions(
        new byte[1 << 16],
        null,
        (buffer, offset, point) -> {
          int length = Math.max(0, Math.min(buffer.length, bytes.length - offset));
          System.arraycopy(bytes, Math.min(offset, bytes.length), buffer, 0, length);
          return length;
        },
        TSInputEncoding.TSInputEncodingUTF8,
        state -> System.nanoTime() > deadline);
  }

  private static List<Found> found(TSQuery query, TSQueryCursor cursor, byte[] bytes) {
    List<Found> found = new ArrayList<>();
    TSQueryMatch match = new TSQueryMatch();
    while (cursor.nextMatch(match)) {
      Map<String, Found> captures = new LinkedHashMap<>();
      for (TSQueryCapture capture : match.getCaptures()) {
        TSNode node = capture.getNode();
        String text =
            new String(
                Arrays.copyOfRange(bytes, node.getStartByte(), node.getEndByte()),
                StandardCharsets.UTF_8);
        String role = query.getCaptureNameForId(capture.getIndex());
        captures.put(role, new Found(node.getStartByte(), role, text));
      }
      Found object = captures.remove("object");
      if (object == null || EXPORT_OBJECTS.contains(object.text())) {
        found.addAll(captures.values());
      }
    }
    found.sort(Comparator.comparingInt(Found::start));
    return found;
  }

  private static List<Symbol> symbols(Grammar grammar, List<Found> found) {
    Map<String, Set<String>> symbols = new LinkedHashMap<>();
    Set<String> members = new LinkedHashSet<>();
    for (Found each : found) {
      String name = each.text();
      if (each.role().equals("member")) {
        if (grammar.isExported(name)) {
          members.add(name);
        }
      } else if (grammar.isExported(name) && !name.equals("exports")) {
        members = symbols.computeIfAbsent(name, n -> new LinkedHashSet<>());
      } else {
        members = new LinkedHashSet<>();
      }
    }
    return symbols.entrySet().stream()
        .map(symbol -> new Symbol(symbol.getKey(), List.copyOf(symbol.getValue())))
        .collect(Collectors.toList());
  }

  /** A grammar and its query, which takes longer to compile than a file to parse. */
  private record Loaded(TSLanguage language, TSQuery query) {
    private static Loaded of(Grammar grammar) {
      TSLanguage language = grammar.language();
      return new Loaded(language, grammar.query(language));
    }
  }

  /** A name in the file. */
  private record Found(int start, String role, String text) {}
}
