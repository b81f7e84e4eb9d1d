package dev.awo.api;

import dev.awo.api.stack.Home;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Held by the one API process of a home: the database has one owner. Ends with the process. */
final class HomeLock implements AutoCloseable {
  private final FileChannel channel;

  private HomeLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Fails with {@link IllegalArgumentException} when another process serves this home. */
  static HomeLock of(Home home) throws IOException {
    Path data = home.makeData();
    FileChannel channel =
        FileChannel.open(
            data.resolve("api.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return new HomeLock(channel);
      }
    } catch (OverlappingFileLockException e) {
      // Another application in this process has it: said below as well.
    }
    channel.close();
    throw new IllegalArgumentException(
        "another API process serves this home directory; end it first, such as with 'awo down'");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
