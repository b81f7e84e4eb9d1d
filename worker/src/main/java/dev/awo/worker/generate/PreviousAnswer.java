package dev.awo.worker.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer that failed, cut to what the next attempt needs: its edits, whole ones only, since a
 * model copies the elisions it is shown. What does not fit is named.
 */
final class PreviousAnswer {
  private static final Pattern FENCE = Pattern.compile("(`{3,}|~{3,})(.*)");

  private PreviousAnswer() {}

  static String within(String answer, int tokens) {
    if (Tokens.in(answer) <= tokens) {
      return answer;
    }
    StringBuilder kept = new StringBuilder();
    int left = tokens;
    for (Block block : blocks(answer)) {
      String text =
          Tokens.in(block.text()) <= left
              ? block.text()
              : "[the edit "
                  + block.info()
                  + ", "
                  + block.text().lines().count()
                  + " lines, is not"
                  + " repeated here]\n";
      if (Tokens.in(text) <= left) {
        kept.append(text).append('\n');
        left -= Tokens.in(text) + 1;
      }
    }
    return kept.isEmpty() ? "[an answer too long to repeat here]" : kept.toString().strip();
  }

  private record Block(String info, String text) {}

  /** The fenced blocks of an answer; prose is left out. */
  private static List<Block> blocks(String answer) {
    List<Block> blocks = new ArrayList<>();
    StringBuilder inside = new StringBuilder();
    String fence = "";
    String info = "";
    for (String line : answer.lines().toList()) {
      Matcher matcher = FENCE.matcher(line);
      boolean marker = matcher.matches();
      if (fence.isEmpty() && marker) {
        fence = matcher.group(1);
        info = matcher.group(2).strip();
      }
      if (!fence.isEmpty()) {
        inside.append(line).append('\n');
      }
      boolean opened = inside.length() > line.length() + 1;
      if (opened && marker && matcher.group(1).startsWith(fence) && matcher.group(2).isBlank()) {
        blocks.add(new Block(info, inside.toString()));
        inside.setLength(0);
        fence = "";
      }
    }
    return blocks;
  }
}
