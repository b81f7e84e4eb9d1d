package dev.awo.worker.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a path would do if some system took it at its word. */
record PathDanger(Reason reason, String detail) {
  private static final Pattern DRIVE_OR_SCHEME =
      Pattern.compile("[A-Za-z]:.*|[A-Za-z][A-Za-z0-9+.-]*:[/\\\\].*", Pattern.DOTALL);
  private static final Pattern SHORT_GIT =
      Pattern.compile("git~\\d+|gitmod~\\d+|gi7eba~\\d+|gi7d29~\\d+");

  /** The gravest danger among all the spellings of one path. */
  static Optional<PathDanger> dangerOf(Set<String> spellings) {
    if (spellings.stream().anyMatch(PathDanger::isAbsolute)) {
      return danger(
          Reason.ABSOLUTE_PATH,
          "paths are relative to the project; leave out the root, the drive or the home");
    }
    List<List<String>> split = spellings.stream().map(PathDanger::names).toList();
    if (split.stream().anyMatch(names -> names.stream().anyMatch(PathDanger::isUpward))) {
      return danger(Reason.PATH_TRAVERSAL, "the path leads out of a directory with '..'");
    }
    if (split.stream().anyMatch(PathDanger::isGit)) {
      return danger(Reason.GIT_INTERNAL, "git's own files are never written");
    }
    return Optional.empty();
  }

  /** Characters that have no place in a name. */
  static Optional<PathDanger> ofCharacters(String path) {
    if (path.codePoints().anyMatch(TextCharacters::isInvalid)) {
      return danger(
          Reason.INVALID_UNICODE, "the path holds characters that are not valid Unicode text");
    }
    if (path.codePoints().anyMatch(c -> Invisible.isInvisible(c) || isOddBlank(c))) {
      return danger(Reason.INVISIBLE_CHARS, "the path holds characters that cannot be seen");
    }
    if (path.codePoints().anyMatch(Invisible::isBidi)) {
      return danger(Reason.BIDI_CONTROL, "the path holds characters that reorder it on the screen");
    }
    return Optional.empty();
  }

  /**
   * Blanks that are not the space: no-break, thin, Ogham and so on. Japanese uses its own in names.
   */
  private static boolean isOddBlank(int c) {
    return c != ' ' && c != '\u3000' && Character.getType(c) == Character.SPACE_SEPARATOR;
  }

  private static Optional<PathDanger> danger(Reason reason, String detail) {
    return Optional.of(new PathDanger(reason, detail));
  }

  private static boolean isAbsolute(String path) {
    return path.startsWith("/")
        || path.startsWith("\\")
        || path.startsWith("~")
        || DRIVE_OR_SCHEME.matcher(path).matches();
  }

  /** The names between slashes of both kinds. */
  private static List<String> names(String path) {
    return new ArrayList<>(RepoPath.split(path.replace('\\', '/')));
  }

  /**
   * {@code ..}, and what is shortened to it or taken for it: more dots, blanks around them, a
   * stream's name behind.
   */
  private static boolean isUpward(String name) {
    String bare = beforeStream(name).replace(" ", "").replace("\t", "");
    return bare.length() >= 2 && bare.chars().allMatch(c -> c == '.');
  }

  private static boolean isGit(List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      String name = trimmedEnd(PathFold.fold(beforeStream(names.get(i))));
      boolean bareRepository = name.endsWith(".git") && i < names.size() - 1;
      if (name.equals(".git")
          || name.equals(".gitmodules")
          || bareRepository
          || SHORT_GIT.matcher(name).matches()) {
        return true;
      }
    }
    return false;
  }

  private static String beforeStream(String name) {
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }

  private static String trimmedEnd(String name) {
    int end = name.length();
    while (end > 0 && (name.charAt(end - 1) == '.' || name.charAt(end - 1) <= ' ')) {
      end--;
    }
    return name.substring(0, end);
  }
}
