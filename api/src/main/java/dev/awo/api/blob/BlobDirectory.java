package dev.awo.api.blob;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import dev.awo.def.BlobId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Blobs as files named by their hash; written aside and renamed, so a crash leaves no half blob.
 */
public final class BlobDirectory {
  private final Path root;

  public BlobDirectory(Path root) {
    this.root = root;
  }

  /** Stores the text as UTF-8, durably, before it returns. */
  public BlobId put(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    BlobId id = new BlobId(sha256(bytes));
    Path target = root.resolve(id.relativePath());
    if (Files.exists(target)) {
      return id;
    }
    try {
      Files.createDirectories(target.getParent());
      Path aside = Files.createTempFile(target.getParent(), "new", "");
      try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(false);
      }
      Files.move(aside, target, ATOMIC_MOVE);
      return id;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot store a blob", e);
    }
  }

  /** At most {@code limit} bytes of a blob as text; absent when the blob is not there. */
  public Optional<String> text(BlobId id, int limit) {
    try (InputStream in = Files.newInputStream(root.resolve(id.relativePath()))) {
      return Optional.of(new String(in.readNBytes(limit), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read blob " + id.sha256(), e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
