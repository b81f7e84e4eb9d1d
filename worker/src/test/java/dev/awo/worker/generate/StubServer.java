package dev.awo.worker.generate;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A provider that begins a stream and then says no more, on a virtual thread per connection. It
 * notices when a client hangs up, which HTTP stubs do not tell.
 */
final class StubServer implements AutoCloseable {
  private final ServerSocket socket;
  private final String firstWords;
  private final CompletableFuture<Void> hungUp = new CompletableFuture<>();
  private final AtomicInteger open = new AtomicInteger();

  /**
   * @param firstWords what is streamed before the silence; when empty, not even headers are sent
   */
  StubServer(String firstWords) throws IOException {
    this.socket = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
    this.firstWords = firstWords;
    Thread.ofVirtual().start(this::accept);
  }

  String baseUrl() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  /** Calls that were received and not hung up. */
  int open() {
    return open.get();
  }

  /** Done when the first client hung up. */
  CompletableFuture<Void> hungUp() {
    return hungUp;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException e) {
      hungUp.complete(null);
    }
  }

  private void serve(Socket client) {
    try (client) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      readRequest(in);
      if (!firstWords.isEmpty()) {
        byte[] chunk = firstWords.getBytes(StandardCharsets.UTF_8);
        String head =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(chunk.length)
                + "\r\n";
        client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().write(chunk);
        client.getOutputStream().write("\r\n".getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
      }
      open.incrementAndGet();
      waitForEnd(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void waitForEnd(InputStream in) {
    try {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      hungUp.complete(null);
    }
    open.decrementAndGet();
    hungUp.complete(null);
  }

  private static void readRequest(InputStream in) throws IOException {
    int length = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    in.skipNBytes(length);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString().strip();
  }
}
