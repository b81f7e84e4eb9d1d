package dev.awo.worker.scan;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.awo.def.verify.Severity;
import dev.awo.worker.scan.MaskedText.Span;
import dev.awo.worker.scan.TextRules.Lexis;
import dev.awo.worker.scan.TextRules.TextEntry;
import dev.awo.worker.scan.code.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges languages without a grammar, by regular expressions on their masked text. */
final class TextScan {
  private static final int CALL_LENGTH = 400;
  private static final int LOOKAHEAD = 200;
  private static final Pattern INTERPOLATION =
      Pattern.compile("[#$]\\{[^}]*\\}|\\{\\w*\\}|\\$[A-Za-z_]\\w*|%[sdv]");

  private final Engine engine;
  private final TextRules rules;
  private final TextLoops loops;
  private final Map<String, Pattern> shellCalls = new HashMap<>();

  TextScan(TextRules rules, Engine engine) {
    this.rules = rules;
    this.engine = engine;
    this.loops = new TextLoops(engine.callRules().loops());
    rules
        .shellCalls()
        .forEach(
            (family, names) -> {
              String any = String.join("|", names.stream().map(Pattern::quote).toList());
              shellCalls.put(family, Pattern.compile("(?:^|\\W)(?:" + any + ")\\s*[( \\[]"));
            });
  }

  void scan(String family, String source, Hits hits) {
    Lexis lexis = rules.syntaxes().getOrDefault(family, Lexis.NONE);
    MaskedText masked = MaskedText.of(source, lexis);
    for (TextEntry entry : rules.texts()) {
      if (entry.in().contains(family)) {
        match(entry, masked, hits);
      }
    }
    loops.scan(family, masked.code(), lexis, hits);
    shellCalls(family, masked, hits);
    for (EmbeddedCommands.Script script : EmbeddedCommands.of(family, source, masked)) {
      List<Hit> inner = engine.scanCommandLine(script.text(), family, 0);
      inner.forEach(hit -> hits.add(hit.rule(), verdict(hit), script.at(hit)));
    }
  }

  private static Verdict verdict(Hit hit) {
    return new Verdict(Optional.of(hit.severity()), false);
  }

  private void match(TextEntry entry, MaskedText masked, Hits hits) {
    String looked = entry.seesStrings() ? masked.text() : masked.code();
    Matcher matcher = entry.pattern().matcher(looked);
    int from = 0;
    while (from <= looked.length() && matcher.find(from)) {
      int at = start(looked, matcher);
      String after =
          masked.text().substring(at, Math.min(looked.length(), matcher.end() + LOOKAHEAD));
      if (!entry.lacks().isGiven() || !entry.lacks().allows(after)) {
        hits.add(entry.rule(), severity(entry, masked, matcher.end()), at);
      }
      from = Math.max(matcher.end(), matcher.start() + 1);
    }
  }

  /** Expressions may begin with a character before the one that matters. */
  private static int start(String text, Matcher matcher) {
    int at = matcher.start();
    while (at < matcher.end() - 1 && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** What is deleted decides how bad the deleting is. */
  private Verdict severity(TextEntry entry, MaskedText masked, int at) {
    if (!entry.rule().equals("recursive-delete") || entry.severity().severity().isPresent()) {
      return entry.severity();
    }
    int end = lineEnd(masked.text(), at);
    for (Span string : masked.strings()) {
      if (string.start() >= at && string.start() < end) {
        String path = string.of(masked.text());
        boolean disposable = engine.tests().isPlace("disposable", path);
        boolean root = Places.isRoot(path) || Places.isSystemRoot(path);
        return disposable
            ? warning()
            : new Verdict(Optional.of(root ? Severity.CRITICAL : Severity.HIGH), false);
      }
    }
    boolean temporary = false;
    for (String word : masked.code().substring(at, end).split("\\W+", -1)) {
      temporary |= Places.isNamedTemporary(word);
    }
    return temporary ? warning() : entry.severity();
  }

  private static Verdict warning() {
    return new Verdict(Optional.of(Severity.MEDIUM), false);
  }

  private static int lineEnd(String text, int at) {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }

  /** Command lines in the strings that are handed to a shell. */
  private void shellCalls(String family, MaskedText masked, Hits hits) {
    Pattern names = shellCalls.get(family);
    if (names == null) {
      return;
    }
    Matcher matcher = names.matcher(masked.code());
    int from = 0;
    while (matcher.find(from)) {
      int at = matcher.start();
      int end = statementEnd(masked.code(), matcher.end());
      List<String> words = new ArrayList<>();
      for (Span string : masked.strings()) {
        if (string.start() >= at && string.end() <= end) {
          words.add(
              INTERPOLATION
                  .matcher(string.of(masked.text()))
                  .replaceAll(String.valueOf(Value.HOLE)));
        }
      }
      commands(family, words, at, hits);
      from = Math.max(end, matcher.start() + 1);
      if (from > masked.code().length()) {
        return;
      }
    }
  }

  private void commands(String family, List<String> words, int at, Hits hits) {
    if (words.isEmpty()) {
      return;
    }
    CommandScan scan = new CommandScan(engine, family, hits, 0);
    if (words.getFirst().contains(" ")) {
      scan.line(words.getFirst(), at);
    } else {
      scan.words(words, at);
    }
  }

  private static int statementEnd(String code, int from) {
    int depth = 1;
    int limit = Math.min(code.length(), from + CALL_LENGTH);
    for (int i = from; i < limit; i++) {
      char c = code.charAt(i);
      depth += c == '(' || c == '[' ? 1 : 0;
      depth -= c == ')' || c == ']' ? 1 : 0;
      boolean chained =
          i + 1 < limit && code.substring(i + 1, limit).stripLeading().startsWith(".");
      if (c == ';' || (depth <= 0 && !chained)) {
        return i + 1;
      }
    }
    return limit;
  }
}
