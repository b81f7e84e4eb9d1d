package dev.awo.worker.generate;

import dev.awo.worker.generate.RepositoryFiles.Entry;
import dev.awo.worker.outline.Outline;
import dev.awo.worker.outline.Outline.Symbol;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the files of repositories export, those first that most other files use. A repository is
 * looked at once for each state of its files, which an id of its tree names; many tasks start from
 * the same one. Thread-safe.
 */
final class Exports {
  /** Of a large repository, the files nearest to its root: some seconds of parsing at most. */
  private static final int MOST_BYTES = 2_000_000;

  private static final int LARGEST = 100_000;
  private static final int MOST_TREES = 64;
  private static final int MOST_OUTLINES = 20_000;
  private static final Pattern WORD = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*+");
  private static final Pattern TEST =
      Pattern.compile(
          "(^|/)(tests?|__tests__|spec)/|[._-](test|spec)\\.|(^|/)test_|Tests?\\.java$|IT\\.java$");

  private final Map<String, FutureTask<List<FileExports>>> trees = new ConcurrentHashMap<>();
  private final Map<String, Outline> outlines = new ConcurrentHashMap<>();

  /**
   * One file.
   *
   * @param uses how many other files use one of its names, shared among the files that have it
   */
  record FileExports(String path, List<Symbol> symbols, int uses) {
    FileExports {
      symbols = List.copyOf(symbols);
    }
  }

  /** The most used files first. */
  List<FileExports> of(WorkspaceReader reader, RepositoryFiles files) {
    Map<String, String> texts = texts(reader, files);
    if (trees.size() > MOST_TREES) {
      trees.clear();
    }
    FutureTask<List<FileExports>> work =
        trees.computeIfAbsent(treeId(texts), id -> new FutureTask<>(() -> ranked(texts)));
    work.run();
    try {
      return work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the worker is stopping", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot outline the repository", e.getCause());
    }
  }

  private static Map<String, String> texts(WorkspaceReader reader, RepositoryFiles files) {
    Map<String, String> texts = new LinkedHashMap<>();
    long bytes = 0;
    List<Entry> sources =
        files.entries().stream()
            .filter(entry -> Outline.family(entry.path()).isPresent() && entry.bytes() <= LARGEST)
            .filter(entry -> !TEST.matcher(entry.path()).find())
            .sorted(Comparator.comparingInt(Exports::depth).thenComparing(Entry::path))
            .toList();
    for (Entry entry : sources) {
      bytes += entry.bytes();
      if (bytes > MOST_BYTES) {
        break;
      }
      reader.raw(entry).ifPresent(text -> texts.put(entry.path(), text));
    }
    return texts;
  }

  private static int depth(Entry entry) {
    return (int) entry.path().chars().filter(c -> c == '/').count();
  }

  private List<FileExports> ranked(Map<String, String> texts) {
    Map<String, Integer> users = new TreeMap<>();
    Map<String, Integer> owners = new TreeMap<>();
    Map<String, List<Symbol>> symbols = new LinkedHashMap<>();
    texts.forEach(
        (path, text) -> {
          List<Symbol> names = outline(path, text).symbols();
          words(text).forEach(word -> users.merge(key(path, word), 1, Integer::sum));
          names.forEach(symbol -> owners.merge(key(path, symbol.name()), 1, Integer::sum));
          symbols.put(path, names);
        });
    List<FileExports> exports = new ArrayList<>();
    symbols.forEach(
        (path, names) -> {
          int uses =
              names.stream()
                  .map(symbol -> key(path, symbol.name()))
                  .mapToInt(name -> users.getOrDefault(name, 1) / owners.getOrDefault(name, 1) - 1)
                  .max()
                  .orElse(0);
          if (!names.isEmpty()) {
            exports.add(new FileExports(path, names, uses));
          }
        });
    exports.sort(
        Comparator.comparingInt(FileExports::uses).reversed().thenComparing(FileExports::path));
    return List.copyOf(exports);
  }

  /** The same word in another language is another name. */
  private static String key(String path, String word) {
    return Outline.family(path).orElse("") + ":" + word;
  }

  private Outline outline(String path, String text) {
    if (outlines.size() > MOST_OUTLINES) {
      outlines.clear();
    }
    String key = RepositoryFiles.extension(path) + ":" + hash(text);
    return outlines.computeIfAbsent(key, k -> Outline.of(path, text));
  }

  private static Set<String> words(String text) {
    return WORD.matcher(text)
        .results()
        .map(word -> word.group())
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static String treeId(Map<String, String> texts) {
    MessageDigest digest = sha256();
    texts.forEach(
        (path, text) -> {
          digest.update(path.getBytes(StandardCharsets.UTF_8));
          digest.update((byte) 0);
          digest.update(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String hash(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
