package dev.awo.worker.files;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges what an edit brings into a file. Lines that stood there before are not held against it.
 */
final class ContentPolicy {
  private final SecretCheck secrets;

  ContentPolicy(SecretCheck secrets) {
    this.secrets = secrets;
  }

  /** The first objection to the new text; empty when there is none. */
  Optional<Rejection> check(String path, List<String> before, List<String> after) {
    Set<String> old = new HashSet<>(before);
    boolean markdown = path.endsWith(".md") || path.endsWith(".mdx");
    boolean inSample = false;
    for (int i = 0; i < after.size(); i++) {
      String line = after.get(i);
      inSample ^= markdown && isFence(line);
      if (!old.contains(line)) {
        Optional<Rejection> objection = checkLine(path, line, i + 1, inSample);
        if (objection.isPresent()) {
          return objection;
        }
      }
    }
    return checkSecrets(path, old, after);
  }

  /** A sample in a document may leave out code: that is what it shows. */
  private static boolean isFence(String line) {
    return line.stripLeading().startsWith("```") || line.stripLeading().startsWith("~~~");
  }

  private static Optional<Rejection> checkLine(
      String path, String line, int number, boolean inSample) {
    Optional<PathDanger> objection = TextCharacters.objection(line);
    if (objection.isPresent()) {
      return Optional.of(
          new Rejection(
              path,
              objection.get().reason(),
              "line " + number + " holds " + objection.get().detail()));
    }
    return !inSample && Elision.isIn(line, path)
        ? Optional.of(
            new Rejection(
                path,
                Reason.ELIDED_CONTENT,
                "line "
                    + number
                    + " stands for code that was left out: \""
                    + line.strip()
                    + "\"; write the code itself"))
        : Optional.empty();
  }

  private Optional<Rejection> checkSecrets(String path, Set<String> old, List<String> after) {
    return secrets.find(TextLines.join(after)).stream()
        .filter(
            hit ->
                hit.line() < 1
                    || hit.line() > after.size()
                    || !old.contains(after.get(hit.line() - 1)))
        .findFirst()
        .map(
            hit ->
                new Rejection(
                    path,
                    Reason.SECRET_IN_CONTENT,
                    "line "
                        + hit.line()
                        + " holds a secret ("
                        + hit.rule()
                        + "); read it from the environment instead"));
  }
}
