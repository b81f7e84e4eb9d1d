package dev.awo.worker.files;

import java.util.ArrayList;
import java.util.List;

/** Finds runs of lines in lines, in linear time (Knuth, Morris and Pratt). */
final class LineSearch {
  private LineSearch() {}

  /**
   * Every index at which the needle stands, overlapping ones included; none for an empty needle.
   */
  static List<Integer> find(List<String> hay, List<String> needle) {
    List<Integer> found = new ArrayList<>();
    if (needle.isEmpty() || needle.size() > hay.size()) {
      return found;
    }
    int[] border = borders(needle);
    int matched = 0;
    for (int i = 0; i < hay.size(); i++) {
      while (matched > 0 && (matched == needle.size() || !hay.get(i).equals(needle.get(matched)))) {
        matched = border[matched - 1];
      }
      if (hay.get(i).equals(needle.get(matched))) {
        matched++;
      }
      if (matched == needle.size()) {
        found.add(i - matched + 1);
      }
    }
    return found;
  }

  private static int[] borders(List<String> needle) {
    int[] border = new int[needle.size()];
    int length = 0;
    for (int i = 1; i < needle.size(); i++) {
      while (length > 0 && !needle.get(i).equals(needle.get(length))) {
        length = border[length - 1];
      }
      if (needle.get(i).equals(needle.get(length))) {
        length++;
      }
      border[i] = length;
    }
    return border;
  }
}
