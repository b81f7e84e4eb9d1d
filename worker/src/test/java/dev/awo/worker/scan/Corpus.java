package dev.awo.worker.scan;

import dev.awo.def.verify.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Labelled snippets, and how well the scanner does on them. */
record Corpus(String name, List<Case> cases) {

  /**
   * A snippet.
   *
   * @param verdict block, warn or clean
   * @param kind ordinary, or evasive where it hides what it does
   */
  record Case(String verdict, String kind, String file, String reason, String content) {
    boolean shouldBlock() {
      return verdict.equals("block");
    }

    List<Finding> findings() {
      return SourceScanner.scan(ScanRequest.whole(file, content));
    }

    boolean isBlocked() {
      return findings().stream().anyMatch(finding -> finding.severity().blocks());
    }

    @Override
    public String toString() {
      return file + ": " + reason + " (" + verdict + ")";
    }
  }

  /** Counts of one part. */
  record Score(
      long hits,
      long falseAlarms,
      long ordinary,
      long ordinaryHits,
      long evasive,
      long evasiveHits) {
    double precision() {
      return (double) hits / (hits + falseAlarms);
    }

    double ordinaryRecall() {
      return (double) ordinaryHits / ordinary;
    }

    double evasiveRecall() {
      return (double) evasiveHits / evasive;
    }
  }

  static Corpus load(String name) throws IOException {
    try (InputStream in = Corpus.class.getResourceAsStream(name)) {
      String text =
          new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
      List<Case> cases = new ArrayList<>();
      for (String part : text.substring(text.indexOf("\n=== ")).split("\n=== ", -1)) {
        if (!part.isEmpty()) {
          cases.add(parse(part));
        }
      }
      return new Corpus(name, cases);
    }
  }

  /** The sign ¦ only keeps hosting services from taking a snippet's secrets for real ones. */
  private static Case parse(String part) {
    int end = part.indexOf('\n');
    List<String> head = List.of(part.substring(0, end).split(" \\| ", 4));
    return new Case(
        head.get(0),
        head.get(1),
        head.get(2),
        head.get(3),
        part.substring(end + 1).replace("¦", ""));
  }

  Score score() {
    List<Case> blocked = cases.stream().filter(Case::isBlocked).toList();
    List<Case> bad = cases.stream().filter(Case::shouldBlock).toList();
    return new Score(
        blocked.stream().filter(Case::shouldBlock).count(),
        blocked.stream().filter(c -> !c.shouldBlock()).count(),
        count(bad, "ordinary"),
        bad.stream().filter(c -> c.kind().equals("ordinary") && blocked.contains(c)).count(),
        count(bad, "evasive"),
        bad.stream().filter(c -> c.kind().equals("evasive") && blocked.contains(c)).count());
  }

  private static long count(List<Case> cases, String kind) {
    return cases.stream().filter(c -> c.kind().equals(kind)).count();
  }

  /** The cases that are judged otherwise than labelled, as lines. */
  List<String> mistakes() {
    return cases.stream()
        .filter(c -> c.isBlocked() != c.shouldBlock())
        .map(
            c ->
                c
                    + " -> "
                    + c.findings().stream()
                        .map(f -> f.severity().label() + " " + f.rule())
                        .toList())
        .toList();
  }
}
