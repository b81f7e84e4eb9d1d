package dev.awo.def.spec;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Where the lines of a text start, in code points. SnakeYAML counts U+0085, U+2028 and U+2029 as
 * line ends; editors do not.
 */
final class Lines {
  private final int[] starts;

  Lines(String text) {
    int[] points = text.codePoints().toArray();
    starts =
        IntStream.concat(
                IntStream.of(0),
                IntStream.range(0, points.length).filter(i -> endsLine(points, i)).map(i -> i + 1))
            .toArray();
  }

  /** The 1-based line of the code point with this index. */
  int at(int index) {
    int found = Arrays.binarySearch(starts, index);
    return found >= 0 ? found + 1 : -found - 1;
  }

  private static boolean endsLine(int[] points, int i) {
    return points[i] == '\n'
        || (points[i] == '\r' && (i + 1 == points.length || points[i + 1] != '\n'));
  }
}
