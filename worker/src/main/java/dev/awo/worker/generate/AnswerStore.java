package dev.awo.worker.generate;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.awo.def.AttemptKey;
import dev.awo.def.generate.Generation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Remembers which answer an attempt got, so that it is paid for once: one small file per attempt,
 * written aside, synced and renamed.
 */
final class AnswerStore {
  private static final ObjectMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  private final Path directory;

  AnswerStore(Path directory) {
    this.directory = directory;
  }

  /** The answer of an earlier activity for this attempt, marked as reused. */
  Optional<Generation> find(AttemptKey key) {
    Path file = file(key);
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(file), Generation.class).again());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the stored answer " + file, e);
    }
  }

  /** Durable when it returns; the blobs must be stored already. */
  void put(AttemptKey key, Generation generation) {
    Path file = file(key);
    try {
      Files.createDirectories(directory);
      Path aside = Files.createTempFile(directory, "new", "");
      write(aside, JSON.writeValueAsBytes(generation));
      Files.move(aside, file, ATOMIC_MOVE);
      try (FileChannel channel = FileChannel.open(directory)) {
        channel.force(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot store the answer " + file, e);
    }
  }

  private Path file(AttemptKey key) {
    return directory.resolve(key.asPath() + ".json");
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }
}
