package dev.awo.worker.propose;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which source files have a test that is called after them, in the ways of most languages. */
final class TestedNames {
  private static final Pattern SOURCE =
      Pattern.compile(".*\\.(java|kt|scala|cs|go|rs|py|rb|php|swift|[cm]?[jt]sx?)");
  private static final Pattern TEST =
      Pattern.compile(
          "(?:^|.*/)(?:tests?|__tests__|spec|testdata)/.*|.*[._-](?:test|spec)s?\\.[a-z]+"
              + "|(?:^|.*/)test_.*|.*(?:Tests?|IT|Spec)\\.[a-z]+");
  private static final Pattern AFFIX =
      Pattern.compile("^test[_-]|[._-](?:tests?|spec)$|(?:Tests?|IT|Spec)$");
  private static final Pattern BY_NATURE_UNTESTED =
      Pattern.compile(
          "(?i)(?:.*/)?(?:__init__|index|main|package-info|module-info|setup|conftest|.*\\.config"
              + "|.*\\.d)\\.[a-z]+");

  /** Shorter files are hardly worth a test of their own. */
  private static final int SHORTEST = 10;

  private final Map<String, Long> sources = new LinkedHashMap<>();
  private final Set<String> tested = new TreeSet<>();

  void add(String path, String text) {
    if (!SOURCE.matcher(path).matches()) {
      return;
    }
    if (TEST.matcher(path).matches()) {
      tested.add(AFFIX.matcher(stem(path)).replaceAll("").toLowerCase(Locale.ROOT));
      return;
    }
    long lines = text.lines().count();
    if (lines >= SHORTEST && !BY_NATURE_UNTESTED.matcher(path).matches()) {
      sources.put(path, lines);
    }
  }

  /** With their lengths, the longest first. */
  List<String> untested() {
    return sources.entrySet().stream()
        .filter(source -> !tested.contains(stem(source.getKey()).toLowerCase(Locale.ROOT)))
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(source -> source.getKey() + " (" + source.getValue() + " lines)")
        .toList();
  }

  private static String stem(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.substring(0, name.lastIndexOf('.'));
  }
}
