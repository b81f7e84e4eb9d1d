package dev.awo.worker.scan;

import dev.awo.worker.scan.CallRules.CallEntry;
import dev.awo.worker.scan.CallRules.CommandSource;
import dev.awo.worker.scan.CallRules.ImportEntry;
import dev.awo.worker.scan.CallRules.MethodEntry;
import dev.awo.worker.scan.CallRules.SettingEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The entries of {@code calls.yaml} for one family of languages, ready to be looked up. */
final class CallIndex {
  private final PathIndex<Numbered> calls = new PathIndex<>();
  private final PathIndex<CommandSource> commands = new PathIndex<>();
  private final Map<String, List<SettingEntry>> settings = new HashMap<>();
  private final Map<String, List<ImportEntry>> imports = new HashMap<>();
  private final Map<String, List<MethodEntry>> methods = new HashMap<>();

  /** An entry with its place in the file, which decides between entries of one rule. */
  private record Numbered(int number, CallEntry entry) {}

  CallIndex(CallRules rules, String family) {
    for (int i = 0; i < rules.calls().size(); i++) {
      CallEntry entry = rules.calls().get(i);
      if (entry.in().contains(family)) {
        Numbered numbered = new Numbered(i, entry);
        entry.call().forEach(path -> calls.add(path, numbered));
      }
    }
    rules.commands().stream()
        .filter(source -> source.in().contains(family))
        .forEach(source -> source.call().forEach(path -> commands.add(path, source)));
    rules.settings().stream()
        .filter(entry -> entry.in().contains(family))
        .forEach(entry -> entry.set().forEach(name -> put(settings, name, entry)));
    rules.imports().stream()
        .filter(entry -> entry.in().contains(family))
        .forEach(entry -> entry.paths().forEach(path -> put(imports, path, entry)));
    rules.methods().stream()
        .filter(entry -> entry.in().contains(family))
        .forEach(entry -> entry.method().forEach(name -> put(methods, name, entry)));
  }

  private static <T> void put(Map<String, List<T>> map, String key, T entry) {
    map.computeIfAbsent(key, k -> new ArrayList<>()).add(entry);
  }

  /** The entries for a path, in the order of the file. */
  List<CallEntry> calls(String path) {
    return calls.find(path).stream()
        .sorted(Comparator.comparingInt(Numbered::number))
        .map(Numbered::entry)
        .distinct()
        .toList();
  }

  List<CommandSource> commands(String path) {
    return commands.find(path);
  }

  List<SettingEntry> settings(String name) {
    return settings.getOrDefault(name, List.of());
  }

  List<ImportEntry> imports(String path) {
    return imports.getOrDefault(path, List.of());
  }

  List<MethodEntry> methods(String name) {
    return methods.getOrDefault(name, List.of());
  }
}
