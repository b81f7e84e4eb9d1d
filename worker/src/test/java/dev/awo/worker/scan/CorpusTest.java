package dev.awo.worker.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The goals of the scanner, on snippets beside which the rules were made and on others. */
final class CorpusTest {
  private static final PrintStream OUT = System.out;

  @ParameterizedTest
  @ValueSource(
      strings = {"corpus-first.txt", "corpus-second.txt", "corpus-third.txt", "corpus-fourth.txt"})
  void everyPartReachesTheGoals(String name) throws IOException {
    Corpus corpus = Corpus.load(name);
    Corpus.Score score = corpus.score();
    OUT.printf(
        "%s: %d snippets, precision %.3f, recall ordinary %.3f (%d/%d), evasive %.3f (%d/%d)%n",
        name,
        corpus.cases().size(),
        score.precision(),
        score.ordinaryRecall(),
        score.ordinaryHits(),
        score.ordinary(),
        score.evasiveRecall(),
        score.evasiveHits(),
        score.evasive());
    corpus.mistakes().forEach(line -> OUT.println("  " + line));
    assertThat(score.precision()).isGreaterThanOrEqualTo(0.95);
    assertThat(score.ordinaryRecall()).isGreaterThanOrEqualTo(0.90);
    assertThat(score.evasiveRecall()).isGreaterThanOrEqualTo(0.70);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"corpus-first.txt", "corpus-second.txt", "corpus-third.txt", "corpus-fourth.txt"})
  void everyCaseSaysWhyItIsThere(String name) throws IOException {
    assertThat(Corpus.load(name).cases())
        .allSatisfy(
            given -> {
              assertThat(given.verdict()).isIn("block", "warn", "clean");
              assertThat(given.kind()).isIn("ordinary", "evasive");
              assertThat(given.reason()).isNotBlank();
              assertThat(given.content()).isNotBlank();
            });
  }
}
