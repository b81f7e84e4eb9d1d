package dev.awo.worker.files;

import java.util.ArrayList;
import java.util.List;

/** Splits text at line feeds; a carriage return before one belongs to it. */
final class TextLines {
  private TextLines() {}

  /** The lines without their ends; text that ends in a line feed has no empty last line. */
  static List<String> split(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int feed = text.indexOf('\n', from);
      int end = feed < 0 ? text.length() : feed;
      boolean carriage = feed > from && text.charAt(feed - 1) == '\r';
      lines.add(text.substring(from, carriage ? end - 1 : end));
      from = end + 1;
    }
    return lines;
  }

  /** The lines, each ended by a line feed. */
  static String join(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  static int countLeadingSpaces(String line) {
    int count = 0;
    while (count < line.length() && line.charAt(count) == ' ') {
      count++;
    }
    return count;
  }
}
