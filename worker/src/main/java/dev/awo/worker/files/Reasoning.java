package dev.awo.worker.files;

import java.util.List;
import java.util.Optional;

/** The reasoning that some models send before their answer, drafts and all. */
final class Reasoning {
  private static final List<String> TAGS = List.of("think", "thinking", "reasoning");

  private Reasoning() {}

  /** The answer without the reasoning before it; empty when the reasoning never ends. */
  static Optional<String> cutFrom(String answer) {
    String text = answer.stripLeading();
    for (String tag : TAGS) {
      if (text.startsWith("<" + tag + ">")) {
        String close = "</" + tag + ">";
        int end = text.indexOf(close);
        return end < 0 ? Optional.empty() : Optional.of(text.substring(end + close.length()));
      }
    }
    return Optional.of(answer);
  }
}
