package dev.awo.worker.propose;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds the YAML in a model's answer: what its one fence holds, or all of it. */
final class YamlAnswer {
  private static final Pattern FENCE =
      Pattern.compile(
          "^(?<ticks>`{3,})[ \\t]*(?:ya?ml)?[ \\t]*\\R(?<body>.*?)^\\k<ticks>[ \\t]*$",
          Pattern.DOTALL | Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

  private YamlAnswer() {}

  static String of(String answer) {
    List<MatchResult> fences = FENCE.matcher(answer).results().toList();
    return fences.isEmpty() ? answer : fences.getLast().group("body");
  }
}
