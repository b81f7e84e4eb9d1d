package dev.awo.worker.generate;

import java.util.Map;
import java.util.regex.Pattern;

/** Quotes text as data: inside a fence that is longer than any run of backticks in it. */
final class Fences {
  private static final Pattern TICKS = Pattern.compile("`+");
  private static final int SHORTEST = 3;
  private static final Map<String, String> LANGUAGES =
      Map.ofEntries(
          Map.entry("cs", "csharp"),
          Map.entry("js", "javascript"),
          Map.entry("jsx", "javascript"),
          Map.entry("kt", "kotlin"),
          Map.entry("md", "markdown"),
          Map.entry("mjs", "javascript"),
          Map.entry("py", "python"),
          Map.entry("rb", "ruby"),
          Map.entry("rs", "rust"),
          Map.entry("sh", "bash"),
          Map.entry("ts", "typescript"),
          Map.entry("yml", "yaml"));

  private Fences() {}

  /** A file as the model itself would write it, with {@code lang:path} behind the fence. */
  static String file(String path, String content) {
    return around(language(path) + ":" + path, content);
  }

  static String diff(String content) {
    return around("diff", content);
  }

  /** Text of no known language, such as a command's output. */
  static String text(String content) {
    return around("text", content);
  }

  private static String around(String info, String content) {
    int longest =
        TICKS.matcher(content).results().mapToInt(r -> r.group().length()).max().orElse(0);
    String fence = "`".repeat(Math.max(SHORTEST, longest + 1));
    String body = content.isEmpty() || content.endsWith("\n") ? content : content + "\n";
    return fence + info + "\n" + body + fence;
  }

  private static String language(String path) {
    String extension = RepositoryFiles.extension(path);
    return LANGUAGES.getOrDefault(extension, extension.isEmpty() ? "text" : extension);
  }
}
