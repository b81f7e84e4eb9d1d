package dev.awo.worker.scan;

import dev.awo.worker.scan.CallRules.SettingEntry;
import dev.awo.worker.scan.code.Code;
import dev.awo.worker.scan.code.Evaluator;
import dev.awo.worker.scan.code.Value;
import java.util.List;
import java.util.Optional;

/** Judges what is set to what. */
final class SettingCheck {
  private final CallIndex index;
  private final Tests tests;
  private final Evaluator evaluator;
  private final Hits hits;

  SettingCheck(CallIndex index, Tests tests, Evaluator evaluator, Hits hits) {
    this.index = index;
    this.tests = tests;
    this.evaluator = evaluator;
    this.hits = hits;
  }

  void check(Code code) {
    switch (code) {
      case Code.Assign assign -> {
        if (assign.operator().equals("=")) {
          name(assign.target()).ifPresent(name -> check(name, assign.value(), true));
        }
      }
      case Code.Declare declare -> check(declare.name(), declare.value(), true);
      case Code.Mapping mapping ->
          mapping
              .pairs()
              .forEach(pair -> text(pair.key()).ifPresent(name -> check(name, pair.value(), true)));
      case Code.Call call ->
          call.arguments().stream()
              .filter(argument -> !argument.name().isEmpty())
              .forEach(argument -> check(argument.name(), argument.value(), false));
      default -> {}
    }
  }

  private Optional<String> name(Code target) {
    return target instanceof Code.Member member ? text(member.key()) : Optional.empty();
  }

  private Optional<String> text(Code key) {
    return evaluator.valueOf(key) instanceof Value.Text text
        ? Optional.of(text.text())
        : Optional.empty();
  }

  private void check(String name, Code code, boolean assigned) {
    List<SettingEntry> entries = index.settings(name);
    if (entries.isEmpty()) {
      return;
    }
    Value value = evaluator.valueOf(code);
    entries.stream()
        .filter(entry -> assigned || !entry.assigned())
        .filter(entry -> fits(entry, value, code))
        .findFirst()
        .ifPresent(entry -> hits.add(entry.rule(), entry.severity(), code.at()));
  }

  private boolean fits(SettingEntry entry, Value value, Code code) {
    boolean tested = entry.is().stream().anyMatch(test -> tests.holds(test, value, code));
    boolean path =
        entry.path().isGiven() && value instanceof Value.Path p && entry.path().allows(p.path());
    return tested || path;
  }
}
