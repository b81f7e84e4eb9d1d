package dev.awo.worker.scan;

import dev.awo.def.verify.Severity;
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
    Severity severity = verdict.severity().orElseGet(() -> rule(rule).severity());
    all.add(new Hit(rule, severity, at));
  }

  void add(String rule, int at) {
    add(rule, Verdict.AS_THE_RULE, at);
  }

  /** Takes what was found in a text inside of this file: it counts where the text stands. */
  void addAll(List<Hit> inner, int at) {
    inner.forEach(hit -> all.add(new Hit(hit.rule(), hit.severity(), at)));
  }

  void addAll(List<Hit> others) {
    all.addAll(others);
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

  boolean isEmpty() {
    return all.isEmpty();
  }

  static Map<String, Rule> byId(List<Rule> rules) {
    Map<String, Rule> byId = new HashMap<>();
    rules.forEach(rule -> byId.put(rule.id(), rule));
    return Map.copyOf(byId);
  }
}
