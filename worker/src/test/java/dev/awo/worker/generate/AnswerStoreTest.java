package dev.awo.worker.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.awo.def.AttemptKey;
import dev.awo.def.BlobId;
import dev.awo.def.TaskKey;
import dev.awo.def.generate.Generation;
import dev.awo.def.generate.StopReason;
import dev.awo.def.generate.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AnswerStoreTest {
  private static final AttemptKey KEY =
      new AttemptKey(new TaskKey("shop", "fix-sum"), "0b1c", 2, 3);
  private static final Generation ANSWER =
      new Generation(
          new BlobId("a".repeat(64)),
          new BlobId("b".repeat(64)),
          StopReason.LENGTH,
          new Usage(1, 2, 3, 4),
          5,
          false,
          Optional.of(new BlobId("c".repeat(64))));

  @TempDir Path directory;

  @Test
  void storedAnswerIsFoundByAnotherStore() throws IOException {
    new AnswerStore(directory).put(KEY, ANSWER);

    assertThat(new AnswerStore(directory).find(KEY)).hasValue(ANSWER.again());
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(directory.resolve("shop.fix-sum.0b1c.2.3.json"));
    }
  }

  @Test
  void otherAttemptsHaveNone() {
    AnswerStore store = new AnswerStore(directory);
    store.put(KEY, ANSWER);

    assertThat(store.find(new AttemptKey(KEY.task(), KEY.run(), 2, 4))).isEmpty();
    assertThat(store.find(new AttemptKey(KEY.task(), "other", 2, 3))).isEmpty();
  }

  @Test
  void unreadableFileIsNamed() throws IOException {
    Files.writeString(directory.resolve(KEY.asPath() + ".json"), "{");

    assertThatThrownBy(() -> new AnswerStore(directory).find(KEY))
        .hasMessageContaining(KEY.asPath());
  }
}
