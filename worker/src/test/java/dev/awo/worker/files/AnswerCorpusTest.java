package dev.awo.worker.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awo.def.generate.StopReason;
import dev.awo.worker.files.AnswerOutcome.Applied;
import dev.awo.worker.files.AnswerOutcome.Blocked;
import dev.awo.worker.files.ApplyRequest.Writing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers as models send them, and as an attacker would: what is written, or why nothing is. */
class AnswerCorpusTest {
  private static final AnswerApplier APPLIER = new AnswerApplier(AnswerCorpusTest::fakeSecrets);

  @TempDir private Path temporary;

  static Stream<AnswerCase> cases() {
    return Stream.of("answers.cases", "blocks.cases", "diffs.cases", "content.cases", "trees.cases")
        .flatMap(AnswerCase::read);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answerIsAppliedWholeOrRejectedWithItsReason(AnswerCase given) throws IOException {
    Path root = Files.createDirectory(temporary.resolve("root"));
    Path outside = Files.createDirectory(temporary.resolve("outside"));
    TreeFixture.file(outside, "secret.txt", "do not touch\n");
    plant(given, root);
    Map<String, String> before = TreeFixture.snapshot(temporary);

    AnswerOutcome outcome = APPLIER.apply(request(given, root));

    switch (outcome) {
      case Applied applied -> {
        assertThat(given.all("reject")).isEmpty();
        assertAccepted(given, root, applied);
      }
      case Blocked blocked -> {
        assertThat(rejections(blocked))
            .isEqualTo(given.all("reject").stream().map(AnswerCase::unescape).toList());
        assertThat(TreeFixture.snapshot(temporary)).isEqualTo(before);
      }
    }
    assertThat(TreeFixture.snapshot(outside)).hasSize(2);
  }

  private static ApplyRequest request(AnswerCase given, Path root) {
    StopReason stop =
        given.all("stop").stream().findFirst().map(StopReason::valueOf).orElse(StopReason.STOP);
    return new ApplyRequest(
        root,
        AnswerText.decode(given.answer().getBytes(StandardCharsets.UTF_8)),
        stop,
        GuardPolicy.protecting(given.all("protect")),
        Writing.WRITE);
  }

  private static void plant(AnswerCase given, Path root) throws IOException {
    for (String file : given.all("file")) {
      TreeFixture.file(root, AnswerCase.pair(file).get(0), AnswerCase.pair(file).get(1));
    }
    for (String file : given.all("program")) {
      TreeFixture.program(root, AnswerCase.pair(file).get(0), AnswerCase.pair(file).get(1));
    }
    for (String link : given.all("link")) {
      TreeFixture.link(root, AnswerCase.pair(link).get(0), AnswerCase.pair(link).get(1));
    }
    for (String directory : given.all("directory")) {
      Files.createDirectories(root.resolve(directory));
    }
  }

  private static List<String> rejections(Blocked blocked) {
    return blocked.rejections().stream()
        .map(rejection -> (rejection.reason().wireName() + " " + rejection.path()).strip())
        .toList();
  }

  private static void assertAccepted(AnswerCase given, Path root, Applied applied)
      throws IOException {
    List<String> expected = new ArrayList<>();
    for (String accept : given.all("accept")) {
      List<String> parts = AnswerCase.pair(accept);
      expected.add(parts.get(0));
      if (parts.size() > 1) {
        String path = parts.get(0).substring(parts.get(0).indexOf(' ') + 1);
        assertThat(Files.readString(root.resolve(path))).isEqualTo(parts.get(1));
      }
    }
    assertThat(applied.changes())
        .extracting(c -> c.action().name().toLowerCase(Locale.ROOT) + " " + c.path())
        .isEqualTo(expected);
    for (FileChange change : applied.changes()) {
      Path file = root.resolve(change.path());
      if (change.content().isPresent()) {
        assertThat(Files.readAllBytes(file)).isEqualTo(change.content().get().toByteArray());
      } else {
        assertThat(file).doesNotExist();
      }
    }
  }

  private static List<SecretCheck.Hit> fakeSecrets(String text) {
    List<SecretCheck.Hit> hits = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains("FAKE-SECRET-")) {
        hits.add(new SecretCheck.Hit(i + 1, "fake"));
      }
    }
    return hits;
  }
}
