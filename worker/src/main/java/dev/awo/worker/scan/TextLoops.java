package dev.awo.worker.scan;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.awo.worker.scan.CallRules.LoopWords;
import dev.awo.worker.scan.TextRules.Lexis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds loops without an exit in languages without a grammar, by their braces or indentation. */
final class TextLoops {
  private static final String TRUE =
      "(?:(?i:\\$?true)|[1-9]\\d*|!\\s*(?:0|false)|(\\d+)\\s*={2,3}\\s*\\d+|T)";
  private static final Pattern HEAD =
      Pattern.compile(
          "\\bwhile\\s*\\(\\s*"
              + TRUE
              + "\\s*\\)"
              + "|\\bwhile\\s+"
              + TRUE
              + "\\s*(?:do\\b|\\{|\\n|$)"
              + "|\\buntil\\s*\\(?\\s*(?:false|0|nil)\\s*\\)?\\s*(?:do\\b|\\{|\\n|$)"
              + "|\\bfor\\s*\\(\\s*[^;()]*;\\s*(?:true|1)?\\s*;[^()]*\\)"
              + "|\\b(?:loop|repeat)\\s*\\{"
              + "|\\bloop\\s+do\\b");
  private static final Pattern NESTED =
      Pattern.compile(
          "\\b(?:for|while|until|loop|do|switch|match|foreach|repeat|select)\\b[^{};]*\\{");
  private static final Pattern LABELLED_BREAK =
      Pattern.compile("\\bbreak\\s*(?:@\\w+|'\\w+|[A-Z]\\w*|[2-9])");
  private static final Pattern BREAK = Pattern.compile("\\b(?:break|last)\\b");
  private static final Pattern DO_WHILE =
      Pattern.compile("\\}\\s*while\\s*\\(?\\s*" + TRUE + "\\s*\\)?");

  /** A longer body is taken to leave, and so are all when this much was read of them. */
  private static final int BODY_LIMIT = 20_000;

  private static final int LINE = 200;
  private static final int READING_LIMIT = 2_000_000;

  private final Pattern leaving;

  TextLoops(LoopWords words) {
    List<String> names = new ArrayList<>(words.leaving());
    words.waiting().stream().filter(name -> !name.equals("next")).forEach(names::add);
    String any = String.join("|", names.stream().map(Pattern::quote).toList());
    this.leaving =
        Pattern.compile(
            "\\b(?:return|throw|raise|goto|yield|await|co_await|co_yield|co_return|try!?\\s*\\?|die|croak|(?:std::)?process::exit|"
                + "ReadKey|ReadLine|ReadAsync|Start-Sleep|WaitOne|delay|Delay|park|usleep|vTaskDelay|yieldNow|suspend|"
                + any
                + ")\\b|\\)\\s*\\?|panic!|unreachable!|todo!");
  }

  void scan(String family, String code, Lexis lexis, Hits hits) {
    if (!lexis.braces() && !lexis.ends()) {
      return;
    }
    Matcher head = HEAD.matcher(code);
    int from = 0;
    int read = 0;
    while (from <= code.length() && read < READING_LIMIT && head.find(from)) {
      boolean closesDo = isAfterBlock(code, head.start());
      Optional<String> body =
          closesDo
              ? blockBefore(code, head.start())
              : lexis.braces() ? blockAfter(code, head) : indented(code, head.start());
      read += body.map(String::length).orElse(BODY_LIMIT);
      boolean readable = body.isPresent() && body.get().length() < BODY_LIMIT;
      if (readable && !leaves(body.get(), family)) {
        hits.add("infinite-loop", head.start());
      }
      from = Math.max(head.end(), head.start() + 1);
    }
  }

  private boolean leaves(String body, String family) {
    String plain = family.equals("ruby") ? body : withoutNested(body);
    return leaving.matcher(body).find()
        || LABELLED_BREAK.matcher(body).find()
        || BREAK.matcher(plain).find();
  }

  /** The body without the loops and switches inside: their breaks only leave them. */
  private static String withoutNested(String body) {
    StringBuilder plain = new StringBuilder();
    Matcher nested = NESTED.matcher(body);
    int from = 0;
    while (from < body.length() && nested.find(from)) {
      plain.append(body, from, nested.start());
      from = closing(body, nested.end() - 1);
    }
    return plain.append(body.substring(Math.min(from, body.length()))).toString();
  }

  /** The offset behind the brace that closes the one at {@code open}. */
  private static int closing(String code, int open) {
    int depth = 0;
    int last = Math.min(code.length(), open + BODY_LIMIT);
    for (int i = open; i < last; i++) {
      depth += code.charAt(i) == '{' ? 1 : 0;
      depth -= code.charAt(i) == '}' ? 1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return last;
  }

  private static Optional<String> blockAfter(String code, Matcher head) {
    int open = head.end();
    if (code.charAt(head.end() - 1) == '{') {
      open = head.end() - 1;
    }
    while (open < code.length() && Character.isWhitespace(code.charAt(open))) {
      open++;
    }
    if (open < code.length() && code.charAt(open) == '{') {
      return Optional.of(code.substring(open, closing(code, open)));
    }
    int last = Math.min(code.length(), open + BODY_LIMIT);
    int end = code.substring(open, last).indexOf(';');
    return Optional.of(end < 0 ? "" : code.substring(open, open + end));
  }

  /** Whether a {@code while} belongs to the {@code do} whose block ends before it. */
  private static boolean isAfterBlock(String code, int at) {
    int brace = at - 1;
    while (brace >= 0 && Character.isWhitespace(code.charAt(brace))) {
      brace--;
    }
    return brace >= 0
        && code.charAt(brace) == '}'
        && DO_WHILE.matcher(code.substring(brace, Math.min(code.length(), at + LINE))).lookingAt()
        && blockBefore(code, at).isPresent();
  }

  private static Optional<String> blockBefore(String code, int at) {
    int close = code.lastIndexOf('}', at);
    int depth = 0;
    for (int i = close; i >= Math.max(0, close - BODY_LIMIT); i--) {
      depth += code.charAt(i) == '}' ? 1 : 0;
      depth -= code.charAt(i) == '{' ? 1 : 0;
      if (depth == 0) {
        boolean loop = code.substring(Math.max(0, i - 10), i).stripTrailing().endsWith("do");
        return loop ? Optional.of(code.substring(i, close + 1)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The lines below that are indented deeper. */
  private static Optional<String> indented(String code, int at) {
    int lineStart = code.lastIndexOf('\n', at) + 1;
    int depth = indentation(code, lineStart);
    StringBuilder body = new StringBuilder();
    int lineEnd = code.indexOf('\n', at);
    body.append(code, at, lineEnd < 0 ? code.length() : lineEnd);
    while (lineEnd >= 0 && body.length() < BODY_LIMIT) {
      int next = lineEnd + 1;
      int end = code.indexOf('\n', next);
      String line = code.substring(next, end < 0 ? code.length() : end);
      if (!line.isBlank() && indentation(code, next) <= depth) {
        break;
      }
      body.append('\n').append(line);
      lineEnd = end;
    }
    return Optional.of(body.toString());
  }

  private static int indentation(String code, int lineStart) {
    int i = lineStart;
    while (i < code.length() && (code.charAt(i) == ' ' || code.charAt(i) == '\t')) {
      i++;
    }
    return i - lineStart;
  }
}
