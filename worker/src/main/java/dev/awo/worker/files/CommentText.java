package dev.awo.worker.files;

import java.util.List;

/** Recognises lines that are a comment, in the languages a model writes. */
final class CommentText {
  private static final List<String> STARTS =
      List.of("//", "#", "--", "/*", "*", "<!--", "{/*", ";", "%", "...", "\u2026");

  private CommentText() {}

  static boolean isComment(String line) {
    String text = line.strip();
    return STARTS.stream().anyMatch(text::startsWith);
  }
}
