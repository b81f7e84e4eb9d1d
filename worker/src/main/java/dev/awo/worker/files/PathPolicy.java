package dev.awo.worker.files;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides by its spelling alone whether a path may be written: by its names one by one, never by a
 * prefix. What a path would be for another system, or after one more decoding, counts as well. The
 * first reason in this order is given: absolute, traversal, git's own files, syntax, sensitive,
 * protected, characters.
 */
final class PathPolicy {
  private static final int MAX_DECODINGS = 3;

  private final GuardLists lists = GuardLists.builtIn();
  private final List<Glob> extra;
  private final List<String> lifted;

  PathPolicy(GuardPolicy policy) {
    this.extra = policy.protect().stream().map(Glob::parse).toList();
    this.lifted = policy.lifted();
  }

  /** The path without a leading {@code ./}, which models like to write. */
  static String normal(String path) {
    String rest = path;
    while (rest.startsWith("./")) {
      rest = rest.substring(2);
    }
    return rest;
  }

  /** Why the path may not be written; empty when it may. */
  Optional<Rejection> check(String path) {
    Optional<PathDanger> danger =
        PathDanger.dangerOf(spellings(normal(path))).or(() -> PathSyntax.problem(normal(path)));
    return danger
        .or(() -> listed(normal(path)))
        .or(() -> PathDanger.ofCharacters(path))
        .map(found -> new Rejection(path, found.reason(), found.detail()));
  }

  /** The path as it stands, percent-decoded, and each with look-alikes folded. */
  private static Set<String> spellings(String path) {
    Set<String> spellings = new LinkedHashSet<>();
    String decoded = path;
    for (int i = 0; i < MAX_DECODINGS; i++) {
      spellings.add(decoded);
      spellings.add(PathFold.foldLookAlikes(decoded));
      decoded = percentDecoded(decoded);
    }
    return spellings;
  }

  private static String percentDecoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); ) {
      int high =
          i + 2 < text.length() && text.charAt(i) == '%'
              ? Character.digit(text.charAt(i + 1), 16)
              : -1;
      int low = high >= 0 ? Character.digit(text.charAt(i + 2), 16) : -1;
      if (low >= 0) {
        bytes.write(high * 16 + low);
        i += 3;
      } else {
        int end = text.offsetByCodePoints(i, 1);
        bytes.writeBytes(text.substring(i, end).getBytes(StandardCharsets.UTF_8));
        i = end;
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private Optional<PathDanger> listed(String path) {
    List<String> folded = new ArrayList<>(RepoPath.split(path));
    folded.replaceAll(PathFold::fold);
    Optional<PathDanger> sensitive =
        lists
            .sensitive(folded)
            .map(
                glob ->
                    new PathDanger(
                        Reason.SENSITIVE_PATH,
                        "such files hold secrets (" + glob + ") and are never written"));
    return sensitive
        .or(() -> lists.protectedBy(folded, lifted).map(PathPolicy::guarded))
        .or(() -> GuardLists.matching(extra, folded).map(PathPolicy::guarded));
  }

  private static PathDanger guarded(String why) {
    return new PathDanger(
        Reason.PROTECTED_FILE,
        "the file is protected (" + why + "); only the operator can lift that");
  }
}
