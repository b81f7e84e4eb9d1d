package dev.awo.worker.scan;

import dev.awo.worker.scan.CallRules.MethodEntry;
import dev.awo.worker.scan.code.Code;

/** Judges methods that others rely on to refuse. */
final class MethodCheck {
  private final CallIndex index;
  private final Hits hits;

  MethodCheck(CallIndex index, Hits hits) {
    this.index = index;
    this.hits = hits;
  }

  void check(Code.Function function) {
    for (MethodEntry entry : index.methods(function.name())) {
      boolean parameter =
          entry.parameter().isEmpty()
              || function.parameters().stream().anyMatch(p -> p.type().endsWith(entry.parameter()));
      if (parameter && does(entry.body(), function)) {
        hits.add(entry.rule(), function.at());
      }
    }
  }

  private static boolean does(String body, Code.Function function) {
    return switch (body) {
      case "empty" -> Bodies.isEmpty(function);
      case "returns-true" -> Bodies.returnsTrue(function);
      default -> throw new IllegalStateException("The built-in rules name an unknown body " + body);
    };
  }
}
