package dev.awo.worker.scan;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.awo.worker.scan.code.Grammar;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a file is read.
 *
 * @param family the name that rules know the language by
 * @param grammar its grammar, where there is one
 */
record Language(String family, Optional<Grammar> grammar) {
  static final Language SHELL = new Language("shell", Optional.of(Grammar.BASH));
  static final Language PYTHON = new Language("python", Optional.of(Grammar.PYTHON));
  static final Language JAVASCRIPT = new Language("javascript", Optional.of(Grammar.JAVASCRIPT));
  private static final Language NONE = new Language("text", Optional.empty());

  private static final Map<String, Language> BY_EXTENSION = new HashMap<>();
  private static final Map<String, Language> BY_NAME = new HashMap<>();
  private static final Pattern INTERPRETER =
      Pattern.compile("^#!\\s*\\S*/(?:env\\s+(?:-S\\s+)?)?(\\w+)");

  static {
    parsed(JAVASCRIPT, "js mjs cjs jsx es6");
    parsed(new Language("javascript", Optional.of(Grammar.TYPESCRIPT)), "ts mts cts");
    parsed(new Language("javascript", Optional.of(Grammar.TSX)), "tsx vue svelte html htm astro");
    parsed(PYTHON, "py pyi pyw py3");
    parsed(new Language("java", Optional.of(Grammar.JAVA)), "java");
    parsed(new Language("go", Optional.of(Grammar.GO)), "go");
    parsed(SHELL, "sh bash zsh ksh bats command envrc bashrc zshrc profile");
    plain("ruby", "rb rake gemspec ru erb");
    plain("php", "php phtml php5 inc");
    plain("rust", "rs");
    plain("c", "c h cc cpp cxx hpp hh hxx m mm ino");
    plain("csharp", "cs csx");
    plain("kotlin", "kt kts");
    plain("scala", "scala sc sbt");
    plain("groovy", "groovy gradle gvy");
    plain("swift", "swift");
    plain("dart", "dart");
    plain("perl", "pl pm t");
    plain("lua", "lua");
    plain("r", "r");
    plain("elixir", "ex exs");
    plain("powershell", "ps1 psm1 psd1");
    plain("batch", "bat cmd");
    plain("sql", "sql ddl psql");
    plain("yaml", "yml yaml");
    plain("json", "json json5 jsonc");
    plain("toml", "toml");
    plain("properties", "ini cfg conf properties env gitconfig npmrc");
    plain("dockerfile", "dockerfile containerfile");
    plain("makefile", "mk mak make");
    named("dockerfile", "dockerfile containerfile");
    named("makefile", "makefile gnumakefile");
    named("ruby", "gemfile rakefile vagrantfile podfile fastfile brewfile");
    named("groovy", "jenkinsfile");
    named("properties", ".npmrc .gitconfig .gitmodules .env .editorconfig config");
    for (String name : "bashrc zshrc profile bash_profile envrc pkgbuild apkbuild".split(" ", -1)) {
      BY_NAME.put(name, SHELL);
      BY_NAME.put("." + name, SHELL);
    }
  }

  private static void parsed(Language language, String extensions) {
    for (String extension : extensions.split(" ", -1)) {
      BY_EXTENSION.put(extension, language);
    }
  }

  private static void plain(String family, String extensions) {
    parsed(new Language(family, Optional.empty()), extensions);
  }

  private static void named(String family, String names) {
    for (String name : names.split(" ", -1)) {
      BY_NAME.put(name, new Language(family, Optional.empty()));
    }
  }

  /** The language of a file by its name or, where that says nothing, its first line. */
  static Language of(String path, String content) {
    String name =
        path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
            .toLowerCase(Locale.ROOT);
    Language named = BY_NAME.get(name);
    if (named != null) {
      return named;
    }
    if (name.startsWith("dockerfile.") || name.endsWith(".dockerfile")) {
      return new Language("dockerfile", Optional.empty());
    }
    if (name.startsWith(".env")) {
      return new Language("properties", Optional.empty());
    }
    Language byExtension = BY_EXTENSION.get(name.substring(name.lastIndexOf('.') + 1));
    boolean hasExtension = name.lastIndexOf('.') > 0;
    return hasExtension && byExtension != null ? byExtension : byFirstLine(content);
  }

  private static Language byFirstLine(String content) {
    int end = content.indexOf('\n');
    Matcher matcher = INTERPRETER.matcher(end < 0 ? content : content.substring(0, end));
    if (!matcher.find()) {
      return NONE;
    }
    return switch (matcher.group(1).replaceAll("[0-9.]+$", "")) {
      case "sh", "bash", "zsh", "dash", "ksh", "ash" -> SHELL;
      case "python", "pypy" -> PYTHON;
      case "node", "deno", "bun" -> JAVASCRIPT;
      case "ruby" -> new Language("ruby", Optional.empty());
      case "perl" -> new Language("perl", Optional.empty());
      case "php" -> new Language("php", Optional.empty());
      case "lua" -> new Language("lua", Optional.empty());
      case "pwsh" -> new Language("powershell", Optional.empty());
      default -> NONE;
    };
  }

  /** Pages whose code stands between script tags. */
  static boolean isPage(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return lower.endsWith(".html")
        || lower.endsWith(".htm")
        || lower.endsWith(".vue")
        || lower.endsWith(".svelte")
        || lower.endsWith(".astro");
  }
}
