package dev.awo.worker.scan;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.awo.worker.scan.MaskedText.Span;
import dev.awo.worker.scan.code.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The command lines in build and configuration files. */
final class EmbeddedCommands {
  private static final Pattern DOCKER =
      Pattern.compile(
          "(?im)^[ \\t]*(?:ONBUILD\\s+)?(?:RUN|CMD|ENTRYPOINT)\\s+((?:--\\S+\\s+)*)((?:[^\\n]*\\\\\\s*\\n)*[^\\n]*)");
  private static final Pattern RECIPE =
      Pattern.compile("(?m)^\\t[@+-]*[ \\t]*((?:[^\\n]*\\\\\\n)*[^\\n]*)");
  private static final Pattern MAKE_VARIABLE =
      Pattern.compile("(?m)^([A-Za-z_]\\w*)[ ]*[:?]?=[ ]*\"?([\\w./-]+)\"?[ ]*$");
  private static final Pattern MAKE_USE = Pattern.compile("\\$[({]([A-Za-z_][\\w.]*)[)}]");
  private static final Pattern YAML_KEY =
      Pattern.compile(
          "(?m)^([ \\t]*(?:-[ \\t]+)?)['\"]?(run|script|before_script|after_script|command|cmd|entrypoint|shell|exec|args|install|postCreateCommand|inline|bash|pwsh)['\"]?[ \\t]*:[ \\t]*([^\\n]*)");
  private static final Pattern JSON_PAIR =
      Pattern.compile("\"([\\w:.@/ -]+)\"\\s*:\\s*\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
  private static final Pattern COMMAND_KEY =
      Pattern.compile(
          "^(?:command|cmd|run|script|shell|(?:post|on|pre)\\w*Command|initializeCommand|updateContentCommand)$");
  private static final Pattern WORKFLOW_EXPRESSION = Pattern.compile("\\$\\{\\{.*?\\}\\}");
  private static final String HOLE = String.valueOf(Value.HOLE);

  /**
   * A script inside of a file.
   *
   * @param start offset of its text
   * @param aligned whether the text stands in the file as it is
   */
  record Script(String text, int start, boolean aligned) {
    int at(Hit hit) {
      return aligned ? start + hit.at() : start;
    }
  }

  private EmbeddedCommands() {}

  static List<Script> of(String family, String source, MaskedText masked) {
    return switch (family) {
      case "dockerfile" -> docker(masked);
      case "makefile" -> recipes(source);
      case "yaml" -> yaml(source);
      case "json" -> json(source);
      case "batch" -> List.of(new Script(source.replace('\\', '/'), 0, true));
      default -> List.of();
    };
  }

  private static List<Script> docker(MaskedText masked) {
    List<Script> all = new ArrayList<>();
    Matcher matcher = DOCKER.matcher(masked.text());
    while (matcher.find()) {
      String text = matcher.group(2);
      if (text.startsWith("[")) {
        all.add(
            new Script(words(masked, matcher.start(2), matcher.end(2)), matcher.start(2), false));
      } else {
        all.add(new Script(text, matcher.start(2), true));
      }
    }
    return all;
  }

  /** A list of strings as one line, each quoted. */
  private static String words(MaskedText masked, int start, int end) {
    List<String> words = new ArrayList<>();
    for (Span string : masked.strings()) {
      if (string.start() >= start && string.end() <= end) {
        words.add("'" + string.of(masked.text()).replace("'", "'\\''") + "'");
      }
    }
    return String.join(" ", words);
  }

  /** Make's variables are written {@code $(NAME)}, the shell's {@code $$NAME}. */
  private static List<Script> recipes(String source) {
    Map<String, String> variables = new HashMap<>();
    Matcher setting = MAKE_VARIABLE.matcher(source);
    while (setting.find()) {
      variables.put(setting.group(1), setting.group(2));
    }
    List<Script> all = new ArrayList<>();
    Matcher matcher = RECIPE.matcher(source);
    while (matcher.find()) {
      String text = matcher.group(1).replace("$$", " $");
      Matcher use = MAKE_USE.matcher(text);
      StringBuilder script = new StringBuilder();
      int done = 0;
      while (use.find()) {
        String name = use.group(1);
        script.append(text, done, use.start());
        script.append(variables.getOrDefault(name, "${" + name + "}"));
        done = use.end();
      }
      script.append(text, done, text.length());
      all.add(new Script(script.toString(), matcher.start(1), done == 0));
    }
    return all;
  }

  private static List<Script> yaml(String source) {
    List<Script> all = new ArrayList<>();
    Matcher matcher = YAML_KEY.matcher(source);
    while (matcher.find()) {
      String value = matcher.group(3).strip();
      if (value.startsWith("|") || value.startsWith(">") || value.isEmpty()) {
        below(source, matcher, value.isEmpty(), all);
      } else {
        all.add(new Script(inline(value), matcher.start(3), false));
      }
    }
    return all;
  }

  private static String inline(String value) {
    String text = value;
    if (value.startsWith("[")) {
      text = value.replaceAll("^\\[|\\]$", "").replace("\",", "\" ").replace("',", "' ");
    } else if (value.length() > 1 && (value.startsWith("\"") || value.startsWith("'"))) {
      text = value.substring(1, value.length() - 1);
    }
    return withoutExpressions(text);
  }

  private static String withoutExpressions(String text) {
    return WORKFLOW_EXPRESSION.matcher(text).replaceAll(HOLE);
  }

  /** A block of text, or a list, below its key: the lines that are indented deeper. */
  private static void below(String source, Matcher key, boolean list, List<Script> all) {
    int depth = key.group(1).length();
    int lineEnd = key.end();
    int start = Math.min(source.length(), lineEnd + 1);
    int end = start;
    while (end < source.length()) {
      int next = source.indexOf('\n', end);
      int stop = next < 0 ? source.length() : next;
      String line = source.substring(end, stop);
      int indent = line.length() - line.stripLeading().length();
      boolean item = list && indent == depth && line.stripLeading().startsWith("- ");
      if (!line.isBlank() && indent <= depth && !item) {
        break;
      }
      if (list && line.stripLeading().startsWith("- ")) {
        int at = end + line.indexOf("- ") + 2;
        all.add(new Script(inline(source.substring(at, stop).strip()), at, false));
      }
      end = next < 0 ? source.length() : next + 1;
    }
    if (!list) {
      all.add(new Script(aligned(source.substring(start, end)), start, true));
    }
  }

  /** Expressions of the same length, so that offsets stay. */
  private static String aligned(String text) {
    StringBuilder all = new StringBuilder(text);
    Matcher matcher = WORKFLOW_EXPRESSION.matcher(text);
    while (matcher.find()) {
      all.replace(matcher.start(), matcher.end(), HOLE.repeat(matcher.end() - matcher.start()));
    }
    return all.toString();
  }

  private static List<Script> json(String source) {
    List<Script> all = new ArrayList<>();
    int scripts = source.indexOf("\"scripts\"");
    int close = scripts < 0 ? -1 : source.indexOf('}', scripts);
    Matcher matcher = JSON_PAIR.matcher(source);
    while (matcher.find()) {
      boolean isScript = matcher.start() > scripts && matcher.start() < close;
      if (isScript || COMMAND_KEY.matcher(matcher.group(1)).find()) {
        String text = matcher.group(2).replace("\\\"", "\"").replace("\\\\", "\\");
        all.add(new Script(text, matcher.start(2), false));
      }
    }
    return all;
  }
}
