package dev.awo.worker.generate;

import dev.awo.worker.generate.Exports.FileExports;
import dev.awo.worker.generate.RepositoryFiles.Entry;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A repository in few words: its languages, its files by directory with their sizes, what the files
 * export that others use most, and how its README and its conventions begin.
 */
final class ProjectSummary {
  private static final int MOST_LANGUAGES = 5;
  private static final int DEEPEST = 9;
  private static final int README_TOKENS = 300;
  private static final int CONVENTIONS_TOKENS = 700;
  private static final int MOST_SYMBOLS = 12;

  private final WorkspaceReader reader;
  private final RepositoryFiles files;
  private final Exports exports;

  ProjectSummary(WorkspaceReader reader, RepositoryFiles files, Exports exports) {
    this.reader = reader;
    this.files = files;
    this.exports = exports;
  }

  /**
   * @param shown paths of files that the prompt has already
   */
  String within(int tokens, Set<String> shown) {
    String heads = heads(tokens / 2, shown);
    String exported = exported(Math.min(tokens / 3, tokens - Tokens.in(heads) - 100), shown);
    String tree = tree(tokens - Tokens.in(heads) - Tokens.in(exported) - 50, shown);
    return (languages() + "\n\n" + tree + "\n\n" + exported + heads).strip();
  }

  private String exported(int tokens, Set<String> shown) {
    StringBuilder lines = new StringBuilder();
    for (FileExports file : exports.of(reader, files)) {
      String line = file.path() + ": " + names(file) + "\n";
      if (Tokens.in(lines + line) > tokens - 20) {
        break;
      }
      if (!shown.contains(file.path())) {
        lines.append(line);
      }
    }
    return lines.isEmpty() ? "" : "What files export, the most used first:\n\n" + lines + "\n";
  }

  private static String names(FileExports file) {
    String names =
        file.symbols().stream()
            .limit(MOST_SYMBOLS)
            .map(
                symbol ->
                    symbol.members().isEmpty()
                        ? symbol.name()
                        : symbol.members().stream()
                            .limit(MOST_SYMBOLS)
                            .collect(Collectors.joining(", ", symbol.name() + "(", ")")))
            .collect(Collectors.joining(", "));
    int more = file.symbols().size() - MOST_SYMBOLS;
    return more > 0 ? names + " and " + more + " more" : names;
  }

  private String languages() {
    long bytes = files.entries().stream().mapToLong(Entry::bytes).sum();
    String count =
        files.entries().size() + (files.complete() ? "" : " or more") + " files, " + size(bytes);
    Map<String, Long> byExtension =
        files.entries().stream()
            .map(entry -> RepositoryFiles.extension(entry.path()))
            .filter(extension -> !extension.isEmpty())
            .collect(
                Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    String most =
        byExtension.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(MOST_LANGUAGES)
            .map(entry -> entry.getValue() + " ." + entry.getKey())
            .collect(Collectors.joining(", "));
    return count + (most.isEmpty() ? "" : " (" + most + ")");
  }

  /**
   * Every file when they fit; else the files beside the shown ones, and of the other directories
   * their sizes, ever fewer levels of them.
   */
  private String tree(int tokens, Set<String> shown) {
    String everything = listing(Entry::directory, directory -> true);
    if (Tokens.in(everything) <= tokens) {
      return everything;
    }
    for (int depth = DEEPEST; depth > 0; depth--) {
      int levels = depth;
      Set<String> near = directories(shown);
      String some =
          listing(
              entry -> near.contains(entry.directory()) ? entry.directory() : top(entry, levels),
              near::contains);
      if (Tokens.in(some) <= tokens) {
        return some;
      }
    }
    return Excerpt.of(listing(entry -> top(entry, 1), directory -> false), tokens);
  }

  private String listing(Function<Entry, String> directory, Predicate<String> isNamed) {
    return files.entries().stream()
        .collect(Collectors.groupingBy(directory, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(
            e ->
                (e.getKey().isEmpty() ? "./" : e.getKey())
                    + ": "
                    + (isNamed.test(e.getKey()) ? names(e.getValue()) : total(e.getValue())))
        .collect(Collectors.joining("\n"));
  }

  private static Set<String> directories(Set<String> paths) {
    return paths.stream()
        .map(path -> new Entry(path, 0).directory())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String names(List<Entry> entries) {
    return entries.stream()
        .map(entry -> entry.name() + " " + size(entry.bytes()))
        .collect(Collectors.joining(", "));
  }

  private static String total(List<Entry> entries) {
    return entries.size() + " files, " + size(entries.stream().mapToLong(Entry::bytes).sum());
  }

  private static String top(Entry entry, int levels) {
    String directory = entry.directory();
    int end = 0;
    for (int i = 0; i < levels && end < directory.length(); i++) {
      end = directory.indexOf('/', end) + 1;
    }
    return directory.substring(0, end);
  }

  private String heads(int tokens, Set<String> shown) {
    StringBuilder heads = new StringBuilder();
    int left = tokens;
    for (Entry entry : conventions()) {
      int most = Math.min(left, isReadme(entry) ? README_TOKENS : CONVENTIONS_TOKENS);
      Optional<String> text = shown.contains(entry.path()) ? Optional.empty() : reader.raw(entry);
      if (text.isPresent() && most > 50) {
        String head = head(reader.shown(entry.path(), text.get()).text(), most - 20);
        String quoted = entry.path() + " begins:\n\n" + Fences.text(head) + "\n\n";
        heads.append(quoted);
        left -= Tokens.in(quoted);
      }
    }
    return heads.toString();
  }

  private List<Entry> conventions() {
    return files.entries().stream()
        .filter(entry -> entry.directory().isEmpty())
        .filter(entry -> rank(entry) < Integer.MAX_VALUE)
        .sorted(Comparator.comparingInt(ProjectSummary::rank).thenComparing(Entry::path))
        .toList();
  }

  private static int rank(Entry entry) {
    return switch (entry.name().toLowerCase(Locale.ROOT)) {
      case "agents.md" -> 0;
      case "claude.md" -> 1;
      case "contributing.md" -> 2;
      case "readme.md", "readme", "readme.rst", "readme.txt" -> 3;
      default -> Integer.MAX_VALUE;
    };
  }

  private static boolean isReadme(Entry entry) {
    return rank(entry) == 3;
  }

  private static String head(String text, int tokens) {
    int end = Math.min(text.length(), Tokens.characters(tokens));
    while (Tokens.in(text.substring(0, end)) > tokens) {
      end = end * 3 / 4;
    }
    if (end == text.length()) {
      return text;
    }
    int line = text.lastIndexOf('\n', end);
    return text.substring(0, line < 0 ? end : line);
  }

  private static String size(long bytes) {
    return bytes < 1000 ? bytes + " B" : (bytes + 500) / 1000 + " kB";
  }
}
