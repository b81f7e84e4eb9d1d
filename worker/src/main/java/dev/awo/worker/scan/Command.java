package dev.awo.worker.scan;

import com.google.re2j.Pattern;
import dev.awo.worker.scan.code.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One command of a command line.
 *
 * @param words its words, the program first; parts that are not known are holes
 * @param through the programs before it that only run it, such as {@code sudo}
 * @param piped commands whose output it reads
 * @param substituted commands whose output is among its words
 * @param input text it reads, where that is known
 */
record Command(
    int at,
    List<String> words,
    List<String> through,
    List<Command> piped,
    List<Command> substituted,
    Optional<String> input) {

  private static final Pattern SETTING = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=.*");
  private static final Pattern DURATION = Pattern.compile("\\d+(?:\\.\\d+)?[smhd]?");

  /** A command of plain words, the programs that only run it set apart. */
  static Command of(int at, List<String> words, Map<String, String> wrappers) {
    List<String> through = new ArrayList<>();
    int i = 0;
    while (i < words.size() - 1) {
      String name = baseName(words.get(i));
      if (wrappers.containsKey(name)) {
        through.add(name);
        i = pastOptions(words, i + 1, wrappers.getOrDefault(name, ""));
      } else if (SETTING.matcher(words.get(i)).matches()) {
        i++;
      } else {
        break;
      }
    }
    int start = i < words.size() ? i : 0;
    List<String> own = List.copyOf(words.subList(start, words.size()));
    return new Command(at, own, through, List.of(), List.of(), Optional.empty());
  }

  /**
   * Where the options of a wrapper end.
   *
   * @param valued the letters of those that take a value; + for an operand that is not the program
   */
  private static int pastOptions(List<String> words, int from, String valued) {
    int i = from;
    while (i < words.size() && words.get(i).startsWith("-") && words.get(i).length() > 1) {
      String option = words.get(i);
      boolean takesNext = option.length() == 2 && valued.indexOf(option.charAt(1)) >= 0;
      i += takesNext ? 2 : 1;
    }
    boolean operand =
        valued.contains("+") || (i < words.size() && DURATION.matcher(words.get(i)).matches());
    return operand ? i + 1 : i;
  }

  Command fedBy(List<Command> sources, List<Command> inside, Optional<String> text) {
    return new Command(at, words, through, sources, inside, text);
  }

  /** The program without its directory. */
  String program() {
    return words.isEmpty() ? "" : baseName(words.getFirst());
  }

  private static String baseName(String word) {
    String plain = word.startsWith("\\") ? word.substring(1) : word;
    int slash = Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('\\'));
    return plain.substring(slash + 1);
  }

  /** The program and its words as one line. */
  String line() {
    return program()
        + (words.size() > 1 ? " " + String.join(" ", words.subList(1, words.size())) : "");
  }

  /** The words that are no options. */
  List<String> operands() {
    List<String> all = new ArrayList<>();
    boolean onlyOperands = false;
    for (String word : words.subList(Math.min(1, words.size()), words.size())) {
      if (word.equals("--")) {
        onlyOperands = true;
      } else if (onlyOperands || !word.startsWith("-") || word.equals("-")) {
        all.add(word);
      }
    }
    return all;
  }

  /**
   * Whether one of the flags is given, alone or among others as in {@code -rf}.
   *
   * @param alternatives separated by commas; single letters are short flags
   */
  boolean hasFlag(String alternatives) {
    for (String flag : alternatives.split(",", -1)) {
      for (String word : words.subList(Math.min(1, words.size()), words.size())) {
        if (word.equals("--")) {
          break;
        }
        if (isFlag(word, flag)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isFlag(String word, String flag) {
    if (flag.length() > 1) {
      String name = word.indexOf('=') < 0 ? word : word.substring(0, word.indexOf('='));
      return name.equals("--" + flag) || name.equals("-" + flag);
    }
    return word.matches("-[A-Za-z0-9]+") && word.indexOf(flag) > 0;
  }

  /** The word behind a flag that carries a program, as in {@code sh -c program}. */
  Optional<String> program(String flags) {
    for (int i = 1; i < words.size() - 1; i++) {
      if (words.get(i).matches(flags)) {
        return Optional.of(words.get(i + 1));
      }
    }
    return Optional.empty();
  }

  static boolean hasHole(String word) {
    return word.indexOf(Value.HOLE) >= 0;
  }
}
