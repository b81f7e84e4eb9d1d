package dev.awo.worker.propose;

import dev.awo.def.verify.Finding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a tree holds that may be worth a task. */
final class TreeSurvey {
  /** Reading more makes a round slow, and no prompt could hold it. */
  private static final long MOST_CHARACTERS = 20_000_000;

  private static final int LONGEST_LINE = 160;
  private static final int CHARACTERS_PER_TOKEN = 3;
  private static final Pattern REMARK =
      Pattern.compile("\\b(?:TODO|FIXME|XXX|HACK)\\b(?:[:( ].*)?$");

  private final Tree tree;
  private final Path root;
  private final int files;
  private final List<String> remarks = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<String> untested;

  private TreeSurvey(Tree tree, Path root, Runnable pulse) {
    this.tree = tree;
    this.root = root;
    List<Path> all = tree.files(root);
    files = all.size();
    TestedNames names = new TestedNames();
    long characters = 0;
    for (Path file : all) {
      pulse.run();
      String path = root.relativize(file).toString().replace('\\', '/');
      String text = characters < MOST_CHARACTERS ? tree.text(file) : "";
      characters += text.length();
      names.add(path, text);
      if (!text.isEmpty()) {
        remark(path, text);
        findings.addAll(tree.scan(path, text));
      }
    }
    untested = names.untested();
    findings.sort(Comparator.comparing(Finding::severity).reversed());
  }

  /**
   * Reads the files.
   *
   * @param pulse called before each file
   */
  static TreeSurvey of(Tree tree, Path root, Runnable pulse) {
    return new TreeSurvey(tree, root, pulse);
  }

  String headline() {
    return "looked over %s: %s, %s, %s without a test"
        .formatted(
            count(files, "file"),
            count(remarks.size(), "remark"),
            count(findings.size(), "finding"),
            count(untested.size(), "source"));
  }

  /** The map of the repository takes half of the budget, each list a sixth. */
  String text(int tokens) {
    int each = tokens * CHARACTERS_PER_TOKEN / 6;
    return tree.summary(root, tokens / 2)
        + section(
            "Findings of the security scanner",
            findings.stream().map(TreeSurvey::line).toList(),
            each)
        + section("Remarks in the code", remarks, each)
        + section("Source files without a test of their name, the largest first", untested, each);
  }

  private void remark(String path, String text) {
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      Matcher matcher = REMARK.matcher(line);
      if (matcher.find()) {
        remarks.add(path + ":" + number + ": " + shortened(matcher.group()));
      }
    }
  }

  private static String line(Finding finding) {
    return finding.file()
        + ":"
        + finding.line()
        + ": "
        + finding.rule()
        + ": "
        + shortened(finding.message());
  }

  private static String section(String title, List<String> lines, int characters) {
    if (lines.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("\n\n" + title + ":\n");
    int shown = 0;
    for (String line : lines) {
      if (text.length() + line.length() > characters) {
        break;
      }
      text.append("\n- ").append(line);
      shown++;
    }
    return shown == lines.size()
        ? text.toString()
        : text + "\n- and " + (lines.size() - shown) + " more";
  }

  private static String shortened(String text) {
    String line = text.strip();
    return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "..." : line;
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
