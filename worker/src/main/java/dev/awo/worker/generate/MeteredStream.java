package dev.awo.worker.generate;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells of each arrival, and ends a stream that sends more than any answer needs. */
final class MeteredStream extends FilterInputStream {
  private final Runnable onArrival;
  private long left;

  MeteredStream(InputStream in, long limit, Runnable onArrival) {
    super(in);
    this.left = limit;
    this.onArrival = onArrival;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    arrived(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    arrived(Math.max(0, read));
    return read;
  }

  private void arrived(int bytes) throws IOException {
    onArrival.run();
    left -= bytes;
    if (left < 0) {
      throw new IOException("the stream is longer than any answer");
    }
  }
}
