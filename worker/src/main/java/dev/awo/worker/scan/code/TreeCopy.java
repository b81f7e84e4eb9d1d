package dev.awo.worker.scan.code;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.treesitter.TSNode;
import org.treesitter.TSTreeCursor;

/**
 * Copies a native tree in one walk. Each question to the native library costs microseconds, so the
 * quick way works out a node's place where it can: tokens follow one another with only blanks
 * between, and a node spans its children. Places that are asked for check those worked out; where
 * they differ the copy is made again the exact way.
 */
final class TreeCopy {
  private static final int DEPTH_LIMIT = 400;
  private static final int NODE_LIMIT = 1_000_000;

  private final String text;
  private final Vocabulary words;
  private final boolean exact;
  private final long deadline;
  private final Deque<Open> open = new ArrayDeque<>();
  private int at;
  private int nodes;

  private TreeCopy(String text, Vocabulary words, boolean exact, long deadline) {
    this.text = text;
    this.words = words;
    this.exact = exact;
    this.deadline = deadline;
  }

  /** A node whose children are still being read. */
  private record Open(String kind, String field, boolean named, int start, List<Syntax> children) {
    boolean holdsText() {
      return TreeKinds.TEXTS.contains(kind);
    }

    Syntax close() {
      if (children.isEmpty()) {
        return new Syntax(kind, field, named, start, start, children);
      }
      int first = children.getFirst().start();
      return new Syntax(kind, field, named, first, children.getLast().end(), children);
    }
  }

  /** The tree is too deep or too large. */
  static final class OverLimitException extends Exception {
    private static final long serialVersionUID = 1;

    private final String limit;

    OverLimitException(String limit) {
      super(limit);
      this.limit = limit;
    }

    String limit() {
      return limit;
    }
  }

  /** A worked out place is wrong. */
  private static final class GuessException extends RuntimeException {
    private static final long serialVersionUID = 1;

    GuessException() {
      super("A worked out place differs from the real one", null, false, false);
    }
  }

  static Syntax of(TSNode root, String text, Vocabulary words, long deadline)
      throws OverLimitException {
    if (root.hasError()) {
      return exactly(root, text, words, deadline);
    }
    try {
      return new TreeCopy(text, words, false, deadline).copy(root);
    } catch (GuessException e) {
      return exactly(root, text, words, deadline);
    }
  }

  static Syntax exactly(TSNode root, String text, Vocabulary words, long deadline)
      throws OverLimitException {
    return new TreeCopy(text, words, true, deadline).copy(root);
  }

  private Syntax copy(TSNode root) throws OverLimitException {
    try (TSTreeCursor cursor = new TSTreeCursor(root)) {
      open.push(new Open(words.kind(root.getSymbol()), "", true, 0, new ArrayList<>()));
      if (!cursor.gotoFirstChild()) {
        return open.pop().close();
      }
      while (true) {
        checkLimits();
        if (enter(cursor)) {
          continue;
        }
        while (!cursor.gotoNextSibling()) {
          Syntax done = open.pop().close();
          if (open.isEmpty()) {
            return done;
          }
          add(done);
          cursor.gotoParent();
        }
      }
    }
  }

  private void checkLimits() throws OverLimitException {
    nodes++;
    if (open.size() > DEPTH_LIMIT) {
      throw new OverLimitException("it is nested deeper than " + DEPTH_LIMIT + " levels");
    }
    if (nodes > NODE_LIMIT || (nodes % 1_000 == 0 && System.nanoTime() > deadline)) {
      throw new OverLimitException("it is too large to analyse");
    }
  }

  /** Reads the node at the cursor; true when the cursor went on to its first child. */
  private boolean enter(TSTreeCursor cursor) {
    boolean guess = !exact && !open.element().holdsText();
    int guessed = guess ? skipBlanks(at) : -1;
    if (guess && isPunctuation(guessed)) {
      add(leaf(String.valueOf(text.charAt(guessed)).intern(), "", false, guessed, guessed + 1));
      return false;
    }
    TSNode node = cursor.currentNode();
    int symbol = node.getSymbol();
    String kind = words.kind(symbol);
    String field = words.field(cursor.currentFieldId());
    boolean named = words.named(symbol);
    if (kind.equals("\n")) {
      return false;
    }
    int start = guess ? guessed : clamp(node.getStartByte() / 2);
    if (isKeptWhole(kind, node, start, guess)) {
      add(leaf(kind, field, named, start, clamp(node.getEndByte() / 2)));
      return false;
    }
    if (hasParts(kind, named) && cursor.gotoFirstChild()) {
      open.push(new Open(kind, field, named, start, new ArrayList<>(4)));
      return true;
    }
    add(leaf(kind, field, named, start, leafEnd(node, kind, named, start, guess)));
    return false;
  }

  /** Tokens that have neither a field nor a name of their own. */
  private boolean isPunctuation(int guessed) {
    if (guessed >= text.length()) {
      return false;
    }
    Open parent = open.element();
    return switch (text.charAt(guessed)) {
      case ')', ']', '}', ',' -> true;
      case ';' -> !TreeKinds.WITH_BODY.contains(parent.kind);
      case '(', '{', '[' ->
          parent.children.isEmpty()
              && guessed == parent.start
              && TreeKinds.BRACKETED.contains(parent.kind);
      case '.' ->
          !parent.children.isEmpty()
              && TreeKinds.DOTTED.contains(parent.kind)
              && !text.startsWith("..", guessed);
      default -> false;
    };
  }

  /** Each question that need not be asked of the native library counts. */
  private static boolean hasParts(String kind, boolean named) {
    return named && !TreeKinds.LEAVES.contains(kind);
  }

  private boolean isKeptWhole(String kind, TSNode node, int start, boolean guess) {
    boolean whole = TreeKinds.KEPT_WHOLE.contains(kind) || kind.endsWith("comment");
    boolean string = kind.equals("string") && start < text.length() && !isFormatted(start);
    if (guess && (whole || string) && node.getStartByte() / 2 != start) {
      throw new GuessException();
    }
    return whole || string;
  }

  /** Python's f-strings hold code, and Bash's strings commands. */
  private boolean isFormatted(int start) {
    for (int i = start; i < Math.min(start + 3, text.length()); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\'') {
        return c == '"' && words.hasKind("command_substitution");
      }
      if (c == 'f' || c == 'F' || c == 't' || c == 'T') {
        return true;
      }
    }
    return false;
  }

  private int leafEnd(TSNode node, String kind, boolean named, int start, boolean guess) {
    if (!guess) {
      return clamp(node.getEndByte() / 2);
    }
    if (!named) {
      if (!text.startsWith(kind, start)) {
        throw new GuessException();
      }
      return start + kind.length();
    }
    int end = start;
    if (kind.endsWith("identifier")) {
      while (end < text.length() && Character.isUnicodeIdentifierPart(text.charAt(end))) {
        end++;
      }
    }
    boolean plain = end > start && (end == text.length() || "\\$#".indexOf(text.charAt(end)) < 0);
    return plain ? end : clamp(node.getEndByte() / 2);
  }

  private void add(Syntax done) {
    if (!exact && done.end() < done.start()) {
      throw new GuessException();
    }
    open.element().children.add(done);
    at = Math.max(at, done.end());
  }

  private static Syntax leaf(String kind, String field, boolean named, int start, int end) {
    return new Syntax(kind, field, named, start, end, List.of());
  }

  private int skipBlanks(int from) {
    int i = from;
    while (i < text.length() && isBlank(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isBlank(char c) {
    return c <= ' ' || c == 0xA0 || c == 0xFEFF || (c >= 0x2000 && Character.isWhitespace(c));
  }

  private int clamp(int offset) {
    return Math.max(0, Math.min(text.length(), offset));
  }
}
