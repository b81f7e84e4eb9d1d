package dev.awo.worker.scan.code;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.treesitter.TSInputEncoding;
import org.treesitter.TSNode;
import org.treesitter.TSParser;
import org.treesitter.TSTree;

/** Parses text within limits of time, depth and size. */
public final class SyntaxParser {
  private static final Duration TIME_LIMIT = Duration.ofSeconds(2);
  private static final int CHUNK = 1 << 16;

  /** How a parse ended. */
  public sealed interface Parsed {
    /**
     * The whole tree.
     *
     * @param broken whether parts did not fit the grammar
     */
    record Tree(Syntax root, boolean broken) implements Parsed {}

    /**
     * Given up.
     *
     * @param limit which limit it passed, in words
     */
    record OverLimit(String limit) implements Parsed {}
  }

  /** The copying of a parsed tree. */
  @FunctionalInterface
  interface Copying {
    Syntax copy(TSNode root, String text, Vocabulary words, long deadline)
        throws TreeCopy.OverLimitException;
  }

  private SyntaxParser() {}

  public static Parsed parse(Grammar grammar, String text) {
    return parse(grammar, text, grammar == Grammar.BASH ? TreeCopy::exactly : TreeCopy::of);
  }

  static Parsed parse(Grammar grammar, String text, Copying copying) {
    Optional<String> limit = ParseLimits.passedBy(grammar, text);
    if (limit.isPresent()) {
      return new Parsed.OverLimit(limit.get());
    }
    Vocabulary words = Vocabulary.of(grammar);
    long deadline = System.nanoTime() + TIME_LIMIT.toNanos();
    try (TSParser parser = new TSParser();
        TSTree tree = nativeTree(parser, words, text, deadline)) {
      if (tree == null) {
        return new Parsed.OverLimit("it takes too long to parse");
      }
      TSNode root = tree.getRootNode();
      return new Parsed.Tree(copying.copy(root, text, words, deadline), root.hasError());
    } catch (TreeCopy.OverLimitException e) {
      return new Parsed.OverLimit(e.limit());
    }
  }

  /** Null when the time was over: the library's own convention. */
  private static TSTree nativeTree(TSParser parser, Vocabulary words, String text, long deadline) {
    parser.setLanguage(words.language());
    byte[] bytes = text.getBytes(StandardCharsets.UTF_16LE);
    return parser.parseWithOptions(
        new byte[CHUNK],
        null,
        (buffer, offset, point) -> copy(bytes, offset, buffer),
        TSInputEncoding.TSInputEncodingUTF16LE,
        state -> System.nanoTime() > deadline);
  }

  private static int copy(byte[] bytes, int offset, byte[] buffer) {
    int length = Math.max(0, Math.min(buffer.length, bytes.length - offset));
    System.arraycopy(bytes, Math.min(offset, bytes.length), buffer, 0, length);
    return length;
  }
}
