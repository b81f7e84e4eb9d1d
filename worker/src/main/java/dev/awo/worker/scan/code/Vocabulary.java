package dev.awo.worker.scan.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.treesitter.TSLanguage;
import org.treesitter.TSSymbolType;
import org.treesitter.TreeSitterBash;
import org.treesitter.TreeSitterGo;
import org.treesitter.TreeSitterJava;
import org.treesitter.TreeSitterJavascript;
import org.treesitter.TreeSitterPython;
import org.treesitter.TreeSitterTsx;
import org.treesitter.TreeSitterTypescript;

/** A grammar's names by number, read once: every call into the native library costs. */
final class Vocabulary {
  private static final Map<Grammar, Vocabulary> LOADED = new ConcurrentHashMap<>();

  private final TSLanguage language;
  private final List<String> kinds = new ArrayList<>();
  private final boolean[] named;
  private final String[] fields;

  private Vocabulary(TSLanguage language) {
    this.language = language;
    this.named = new boolean[language.symbolCount()];
    for (int i = 0; i < named.length; i++) {
      kinds.add(language.symbolName(i).intern());
      named[i] = language.symbolType(i) == TSSymbolType.TSSymbolTypeRegular;
    }
    this.fields = new String[language.fieldCount() + 1];
    fields[0] = "";
    for (int i = 1; i < fields.length; i++) {
      fields[i] = language.fieldNameForId(i).intern();
    }
  }

  static Vocabulary of(Grammar grammar) {
    return LOADED.computeIfAbsent(grammar, key -> new Vocabulary(load(key)));
  }

  private static TSLanguage load(Grammar grammar) {
    return switch (grammar) {
      case JAVASCRIPT -> new TreeSitterJavascript();
      case TYPESCRIPT -> new TreeSitterTypescript();
      case TSX -> new TreeSitterTsx();
      case PYTHON -> new TreeSitterPython();
      case JAVA -> new TreeSitterJava();
      case GO -> new TreeSitterGo();
      case BASH -> new TreeSitterBash();
    };
  }

  TSLanguage language() {
    return language;
  }

  /** Unknown numbers are the parser's own error nodes. */
  String kind(int symbol) {
    return symbol >= 0 && symbol < kinds.size() ? kinds.get(symbol) : "ERROR";
  }

  boolean hasKind(String kind) {
    return kinds.contains(kind);
  }

  boolean named(int symbol) {
    return symbol < 0 || symbol >= named.length || named[symbol];
  }

  String field(int id) {
    return id >= 0 && id < fields.length ? fields[id] : "";
  }
}
