package dev.awo.worker.files;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Reads one SEARCH/REPLACE block; everything between its markers is content, fences too. */
final class BlockReader {
  private BlockReader() {}

  /** What was read, and the index of the line after it. */
  sealed interface Read {
    int next();

    record Block(List<String> search, List<String> replace, int next) implements Read {}

    record Malformed(String problem, int next) implements Read {}
  }

  /**
   * @param from the index of the SEARCH marker
   * @param unindented takes the indent of the fence around from a line
   */
  static Read read(List<String> lines, int from, UnaryOperator<String> unindented) {
    List<String> search = new ArrayList<>();
    List<String> replace = new ArrayList<>();
    int dividers = 0;
    for (int i = from + 1; i < lines.size(); i++) {
      String line = unindented.apply(lines.get(i));
      if (Markers.isReplace(line)) {
        return finished(search, replace, dividers, i + 1);
      }
      if (Markers.isSearch(line)) {
        return new Read.Malformed(
            "a new " + Markers.SEARCH + " begins before " + Markers.REPLACE, i);
      }
      if (Markers.isDivider(line)) {
        dividers++;
      }
      if (dividers == 0) {
        search.add(line);
      }
      if (dividers > 0 && !Markers.isDivider(line)) {
        replace.add(line);
      }
    }
    return new Read.Malformed("the block never ends with " + Markers.REPLACE, lines.size());
  }

  private static Read finished(List<String> search, List<String> replace, int dividers, int next) {
    if (dividers == 1) {
      return new Read.Block(search, replace, next);
    }
    String problem =
        dividers == 0
            ? "the block has no line " + Markers.DIVIDER + " between SEARCH and REPLACE"
            : "the block has "
                + dividers
                + " lines "
                + Markers.DIVIDER
                + ", so its two halves cannot be told apart";
    return new Read.Malformed(problem, next);
  }
}
