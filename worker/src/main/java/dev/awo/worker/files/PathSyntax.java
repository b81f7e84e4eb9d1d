package dev.awo.worker.files;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which names every common file system can hold, and every tool can be given. */
final class PathSyntax {
  private static final int MAX_NAME_BYTES = 255;
  private static final int MAX_PATH_BYTES = 4000;
  private static final int MAX_DEPTH = 100;
  private static final String NOT_IN_NAMES = "\\:~*?\"<>|";
  private static final Pattern DEVICE =
      Pattern.compile(
          "(?:con|prn|aux|nul|conin\\$|conout\\$|com[0-9\u00B9\u00B2\u00B3]|lpt[0-9\u00B9\u00B2\u00B3])(?: *\\..*)?");

  private PathSyntax() {}

  /** What is wrong with the path; empty when nothing is. */
  static Optional<PathDanger> problem(String path) {
    List<String> names = RepoPath.split(path);
    if (names.size() > MAX_DEPTH || path.getBytes(StandardCharsets.UTF_8).length > MAX_PATH_BYTES) {
      return bad("the path is too long");
    }
    if (path.startsWith("-")) {
      return bad("the path starts with '-', so commands would take it for an option");
    }
    return names.stream().map(PathSyntax::nameProblem).flatMap(Optional::stream).findFirst();
  }

  private static Optional<PathDanger> nameProblem(String name) {
    if (name.isEmpty() || name.equals(".")) {
      return bad("the path has an empty part or a part '.'");
    }
    if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
      return bad("a name in the path is longer than " + MAX_NAME_BYTES + " bytes");
    }
    if (name.chars().anyMatch(c -> Character.isISOControl(c) || NOT_IN_NAMES.indexOf(c) >= 0)) {
      return bad("a name in the path holds a control character or one of " + NOT_IN_NAMES);
    }
    char last = name.charAt(name.length() - 1);
    if (last == '.' || Character.isWhitespace(last) || Character.isWhitespace(name.charAt(0))) {
      return bad("a name in the path ends with a dot, or starts or ends with a blank");
    }
    return DEVICE.matcher(name.toLowerCase(Locale.ROOT)).matches()
        ? bad("a name in the path is a device on Windows: " + name)
        : Optional.empty();
  }

  private static Optional<PathDanger> bad(String detail) {
    return Optional.of(new PathDanger(Reason.PATH_SYNTAX, detail));
  }
}
