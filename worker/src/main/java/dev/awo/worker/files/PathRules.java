package dev.awo.worker.files;

import dev.awo.def.files.GuardRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the guard says of paths before anybody writes or reads them. */
public final class PathRules {
  private static final String SAMPLE = "any";

  private PathRules() {}

  /**
   * Why nothing that this glob names may be written. A glob that may name other files too is not
   * refused for them: the guard looks at each file that is written.
   */
  public static Optional<String> againstWriting(GuardRules rules, String glob) {
    PathPolicy policy =
        new PathPolicy(
            new GuardPolicy(
                rules.protect(),
                rules.allow(),
                GuardPolicy.DEFAULT.maxFileBytes(),
                GuardPolicy.DEFAULT.maxFiles()));
    return choices(glob).stream()
        .flatMap(choice -> policy.check(sample(choice)).stream())
        .findFirst()
        .map(PathRules::words);
  }

  /** Why a model is not shown this file: it is outside, git's own, or holds secrets. */
  public static Optional<String> againstReading(String path) {
    return new PathPolicy(GuardPolicy.DEFAULT)
        .check(path)
        .filter(rejection -> rejection.reason() != Reason.PROTECTED_FILE)
        .map(PathRules::words);
  }

  private static String words(Rejection rejection) {
    return rejection.reason().wireName() + ": " + rejection.detail();
  }

  private static List<String> choices(String glob) {
    int open = glob.indexOf('{');
    int close = glob.indexOf('}', open + 1);
    if (open < 0 || close < 0) {
      return List.of(glob);
    }
    List<String> choices = new ArrayList<>();
    for (String choice : glob.substring(open + 1, close).split(",", -1)) {
      choices.addAll(choices(glob.substring(0, open) + choice + glob.substring(close + 1)));
    }
    return choices;
  }

  /** Some path that the glob names. */
  private static String sample(String glob) {
    String whole = glob.endsWith("/") ? glob + SAMPLE : glob;
    return RepoPath.split(whole).stream()
        .map(PathRules::sampleName)
        .collect(Collectors.joining("/"));
  }

  private static String sampleName(String name) {
    return name.equals("**")
        ? SAMPLE
        : name.replaceAll("\\[[^]]*]", "a").replace('?', 'a').replace("*", SAMPLE);
  }
}
