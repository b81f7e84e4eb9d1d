package dev.awo.api.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;

/**
 * Lets one supervisor at a time serve a home. The operating system frees the lock when the process
 * ends, however it ends.
 */
final class StackLock {
  private StackLock() {}

  /**
   * Does {@code work} while no other supervisor can serve the home.
   *
   * @throws StackProblem when one already does
   */
  static void hold(Home home, Runnable work) {
    try {
      home.makeData();
      Files.createDirectories(home.run());
    } catch (IOException e) {
      throw new StackProblem(
          StackProblem.Kind.INPUT, "cannot write to " + home.run() + ": check its permissions", e);
    }
    try (FileChannel channel =
        FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (channel.tryLock() == null) {
        throw new StackProblem(
            StackProblem.Kind.INPUT, "another 'awo up' already serves " + home.directory());
      }
      work.run();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock " + home.lock(), e);
    }
  }
}
