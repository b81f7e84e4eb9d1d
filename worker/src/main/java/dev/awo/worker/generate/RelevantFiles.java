package dev.awo.worker.generate;

import dev.awo.worker.generate.RepositoryFiles.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Chooses what to show when nobody named context files: all of a tiny repository, else the files
 * whose names or contents have what the instruction names. Keys, lock files and what machines wrote
 * are never chosen.
 */
final class RelevantFiles {
  /** A repository whose text takes no more than this is shown whole. */
  private static final int TINY = 4_000;

  private static final int MOST_FILES = 12;
  private static final int MOST_SCANNED = 2_000;
  private static final long LARGEST = 64 << 10;
  private static final Pattern NOT_CHOSEN =
      Pattern.compile(
          "(?i)\\.env.*|\\.netrc|\\.npmrc|\\.pypirc|id_(rsa|dsa|ecdsa|ed25519).*|.*credentials.*"
              + "|.*\\.(pem|key|p12|pfx|jks|keystore|lock|min\\.js|min\\.css|map|svg|csv|log)"
              + "|.*\\.(png|jpe?g|gif|ico|webp|pdf|zip|gz|jar|class|woff2?|ttf|so|dll|exe|mp[34])"
              + "|package-lock\\.json|npm-shrinkwrap\\.json|pnpm-lock\\.yaml|go\\.sum"
              + "|license.*|copying.*");
  private static final Pattern TEST_AFFIX = Pattern.compile("(?i)^tests?_|[._-]?(tests?|spec|it)$");

  private final WorkspaceReader reader;
  private final List<Entry> candidates;

  RelevantFiles(WorkspaceReader reader, RepositoryFiles files) {
    this.reader = reader;
    this.candidates =
        files.entries().stream()
            .filter(entry -> entry.bytes() <= LARGEST)
            .filter(entry -> !NOT_CHOSEN.matcher(entry.name()).matches())
            .toList();
  }

  /** At most as much as fits, best first. */
  List<ContextFile> forInstruction(String instruction, int tokens) {
    long bytes = candidates.stream().mapToLong(Entry::bytes).sum();
    if (Tokens.ofBytes(bytes) <= Math.min(TINY, tokens)) {
      return fitting(candidates, tokens, candidates.size());
    }
    Mentions mentions = Mentions.in(instruction);
    List<Scored> scored = new ArrayList<>();
    for (Entry entry : candidates.subList(0, Math.min(MOST_SCANNED, candidates.size()))) {
      int score = ofName(entry, mentions) + ofContent(entry, mentions);
      if (score > 0) {
        scored.add(new Scored(entry, score));
      }
    }
    scored.sort(
        Comparator.comparingInt(Scored::score).reversed().thenComparing(s -> s.entry().path()));
    return fitting(scored.stream().map(Scored::entry).toList(), tokens, MOST_FILES);
  }

  /** The files that findings speak of, but for those shown already. */
  List<ContextFile> namedBy(String findings, Set<String> shown, int tokens) {
    Mentions mentions = Mentions.in(findings);
    return fitting(
        candidates.stream()
            .filter(entry -> !shown.contains(entry.path()))
            .filter(entry -> mentions.namesPathLoosely(entry.path()))
            .toList(),
        tokens,
        MOST_FILES / 2);
  }

  private record Scored(Entry entry, int score) {}

  private List<ContextFile> fitting(List<Entry> bestFirst, int tokens, int most) {
    List<ContextFile> chosen = new ArrayList<>();
    int left = tokens;
    for (Entry entry : bestFirst) {
      if (chosen.size() == most) {
        break;
      }
      Optional<ContextFile> file = reader.raw(entry).map(text -> reader.shown(entry.path(), text));
      if (file.isPresent() && file.get().tokens() <= left) {
        chosen.add(file.get());
        left -= file.get().tokens();
      }
    }
    return chosen;
  }

  private static int ofName(Entry entry, Mentions mentions) {
    if (mentions.namesPath(entry.path())) {
      return 100;
    }
    String extension = RepositoryFiles.extension(entry.path());
    String stem =
        extension.isEmpty()
            ? entry.name()
            : entry.name().substring(0, entry.name().length() - extension.length() - 1);
    if (mentions.words().contains(stem)) {
      return 50;
    }
    String tested = TEST_AFFIX.matcher(stem).replaceAll("");
    return tested.length() > 2 && mentions.words().contains(tested) ? 30 : 0;
  }

  private int ofContent(Entry entry, Mentions mentions) {
    if (mentions.symbols().isEmpty()) {
      return 0;
    }
    String text = reader.raw(entry).orElse("");
    int score = 0;
    for (String symbol : mentions.symbols()) {
      if (hasWord(text, symbol)) {
        score += isDefined(text, symbol) ? 20 : 8;
      }
    }
    return Math.min(40, score);
  }

  private static boolean hasWord(String text, String symbol) {
    for (int at = text.indexOf(symbol); at >= 0; at = text.indexOf(symbol, at + 1)) {
      int end = at + symbol.length();
      boolean starts = at == 0 || !Character.isJavaIdentifierPart(text.charAt(at - 1));
      boolean ends = end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end));
      if (starts && ends) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDefined(String text, String symbol) {
    return Pattern.compile(
            "\\b(class|interface|record|enum|struct|trait|type|def|fn|func|function|const|let|var)\\s+"
                + Pattern.quote(symbol)
                + "\\b")
        .matcher(text)
        .find();
  }
}
