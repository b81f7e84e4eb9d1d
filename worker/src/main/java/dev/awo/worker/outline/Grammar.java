package dev.awo.worker.outline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.treesitter.TSLanguage;
import org.treesitter.TSQuery;
import org.treesitter.TreeSitterGo;
import org.treesitter.TreeSitterJava;
import org.treesitter.TreeSitterJavascript;
import org.treesitter.TreeSitterPython;
import org.treesitter.TreeSitterTsx;
import org.treesitter.TreeSitterTypescript;

/** The languages that are understood; what counts as exported is a query beside this class. */
enum Grammar {
  JAVA,
  PYTHON,
  GO,
  JAVASCRIPT,
  TYPESCRIPT,
  TSX;

  static Optional<Grammar> of(String path) {
    String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (extension) {
      case "java" -> Optional.of(JAVA);
      case "py" -> Optional.of(PYTHON);
      case "go" -> Optional.of(GO);
      case "js", "jsx", "mjs", "cjs" -> Optional.of(JAVASCRIPT);
      case "ts", "mts", "cts" -> Optional.of(TYPESCRIPT);
      case "tsx" -> Optional.of(TSX);
      default -> Optional.empty();
    };
  }

  TSLanguage language() {
    return switch (this) {
      case JAVA -> new TreeSitterJava();
      case PYTHON -> new TreeSitterPython();
      case GO -> new TreeSitterGo();
      case JAVASCRIPT -> new TreeSitterJavascript();
      case TYPESCRIPT -> new TreeSitterTypescript();
      case TSX -> new TreeSitterTsx();
    };
  }

  TSQuery query(TSLanguage forLanguage) {
    String query = this == TSX ? "typescript" : name().toLowerCase(Locale.ROOT);
    try (InputStream in = Grammar.class.getResourceAsStream(query + ".scm")) {
      if (in == null) {
        throw new IllegalStateException("the query for " + query + " is missing");
      }
      return new TSQuery(forLanguage, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String family() {
    return switch (this) {
      case JAVASCRIPT, TYPESCRIPT, TSX -> "javascript";
      case JAVA, PYTHON, GO -> name().toLowerCase(Locale.ROOT);
    };
  }

  /** Whether the language's convention makes a name part of what others may use. */
  boolean isExported(String name) {
    return switch (this) {
      case PYTHON -> !name.startsWith("_");
      case GO -> Character.isUpperCase(name.codePointAt(0));
      case JAVA, JAVASCRIPT, TYPESCRIPT, TSX -> true;
    };
  }
}
