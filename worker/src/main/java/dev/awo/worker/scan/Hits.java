package dev.awo.worker.scan;

import dev.awo.def.verify.Severity;
import dev.awo.worker.scan.code.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the hits of one file. */
final class Hits {
  private final Map<String, Rule> rules;
  private final List<Hit> all = new ArrayList<>();

  Hits(Map<String, Rule> rules) {
    this.rules = rules;
  }

  void add(String rule, Verdict verdict, int at) {
    add(rule, verdict, at, at);
  }

  void add(String rule, Verdict verdict, Code code) {
    add(rule, verdict, code.at(), last(code));
  }

  private void add(String rule, Verdict verdict, int at, int until) {
    Severity severity = verdict.severity().orElseGet(() -> rule(rule).severity());
    all.add(new Hit(rule, severity, at, until));
  }

  private static int last(Code code) {
    int last = code.at();
    for (Code child : code.children()) {
      last = Math.max(last, last(child));
    }
    return last;
  }

  void add(String rule, int at) {
    add(rule, Verdict.AS_THE_RULE, at);
  }

  /** Takes what was found in a text inside of this file: it counts where the text stands. */
  void addAll(List<Hit> inner, int at) {
    inner.forEach(hit -> all.add(new Hit(hit.rule(), hit.severity(), at, at)));
  }

  Rule rule(String id) {
    Rule rule = rules.get(id);
    if (rule == null) {
      throw new IllegalStateException("The built-in rules name an unknown rule " + id);
    }
    return rule;
  }

  /** An empty collection that knows the same rules. */
  Hits fresh() {
    return new Hits(rules);
  }

  List<Hit> all() {
    return List.copyOf(all);
  }

  static Map<String, Rule> byId(List<Rule> rules) {
    Map<String, Rule> byId = new HashMap<>();
    rules.forEach(rule -> byId.put(rule.id(), rule));
    return Map.copyOf(byId);
  }
}
