package dev.awo.worker.scan;

import com.google.re2j.Pattern;
import dev.awo.def.verify.Finding;
import dev.awo.def.verify.Severity;
import dev.awo.worker.secrets.SecretMatch;
import dev.awo.worker.secrets.SecretScanner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The security scanner: judges what a file, or a change of one, may do. It parses TypeScript,
 * JavaScript, Python, Java, Go and shell scripts and reads other languages by their tokens. It is
 * bounded in time and never fails on odd content; it is advice, the sandbox is the boundary.
 */
public final class SourceScanner {
  private static final Engine ENGINE = new Engine();
  private static final Pattern TESTS_AND_EXAMPLES =
      Pattern.compile(
          "(?i)(?:^|[/_.-])(?:tests?|specs?|__tests__|fixtures?|examples?|samples?|docs?|mocks?|testdata)(?:[/_.-]|$)");

  private SourceScanner() {}

  /** What is wrong, ordered by line; of several findings of one rule on a line the worst. */
  public static List<Finding> scan(ScanRequest request) {
    String content = request.content();
    if (content.indexOf('\0') >= 0) {
      return List.of();
    }
    Lines lines = new Lines(content);
    Suppressions suppressions = new Suppressions(lines, request.base());
    List<Found> judged = new ArrayList<>();
    List<Found> others = new ArrayList<>();
    for (Found found : find(request.path(), content, lines)) {
      if (!suppressions.cover(found.rule, found.line)) {
        (request.judges(found.line, found.lastLine) ? judged : others).add(found);
      }
    }
    if (!others.isEmpty() && request.base().isPresent()) {
      judged.addAll(notIn(request.base().get(), request.path(), others));
    }
    return findings(request.path(), judged);
  }

  /** A hit with its lines, the text of the first, and what to say. */
  private record Found(
      String rule, Severity severity, int line, int lastLine, String text, String message) {}

  private static List<Found> find(String path, String content, Lines lines) {
    Hits hits = ENGINE.hits();
    ENGINE.scan(
        Language.of(path, content),
        Language.isPage(path) ? Pages.scripts(content) : content,
        hits,
        0);
    Obfuscation.scan(content, hits);
    List<Found> all = new ArrayList<>();
    for (Hit hit : hits.all()) {
      int line = lines.lineOf(hit.at());
      String message = hits.rule(hit.rule()).sentence();
      all.add(
          new Found(
              hit.rule(),
              hit.severity(),
              line,
              lines.lineOf(hit.until()),
              lines.text(line),
              message));
    }
    Rule secret = hits.rule("secret-in-content");
    for (SecretMatch match : SecretScanner.find(content)) {
      int last = lines.lineOf(Math.max(match.start(), match.end() - 1));
      String message = match.message() + " in the text; " + secret.fix();
      String rule = "secret-" + match.rule();
      all.add(
          new Found(
              rule, severity(match, path), match.line(), last, lines.text(match.line()), message));
    }
    return all;
  }

  /** Made-up passwords are common in tests; a key in the exact format of its issuer is not. */
  private static Severity severity(SecretMatch match, String path) {
    if (match.exact()) {
      return Severity.CRITICAL;
    }
    return TESTS_AND_EXAMPLES.matcher(path).find() ? Severity.MEDIUM : Severity.HIGH;
  }

  /**
   * What lies outside of the changed lines but was not found before: a change elsewhere brought it
   * about, as when a name is given another meaning.
   */
  private static List<Found> notIn(String base, String path, List<Found> others) {
    List<String> before = new ArrayList<>();
    find(path, base, new Lines(base)).forEach(found -> before.add(key(found)));
    return others.stream().filter(found -> !before.remove(key(found))).toList();
  }

  private static String key(Found found) {
    return found.rule + " " + found.severity + " " + found.text;
  }

  private static List<Finding> findings(String path, List<Found> judged) {
    Map<String, Finding> worst = new LinkedHashMap<>();
    for (Found found : judged) {
      Finding finding = new Finding(path, found.line, found.severity, found.rule, found.message);
      worst.merge(
          found.line + " " + found.rule,
          finding,
          (a, b) -> a.severity().compareTo(b.severity()) <= 0 ? a : b);
    }
    return worst.values().stream()
        .sorted(Comparator.comparingInt(Finding::line).thenComparing(Finding::severity))
        .toList();
  }
}
