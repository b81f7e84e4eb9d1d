package dev.awo.worker.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Keeps the beginning and the end of a stream of any length, in constant memory. */
final class OutputCapture {
  static final int HEAD = 32 * 1024;
  static final int TAIL = 96 * 1024;

  private final byte[] head = new byte[HEAD];
  private byte[] tail = new byte[4096];
  private long total;

  synchronized void write(byte[] bytes, int length) {
    int toHead = (int) Math.max(0, Math.min(length, HEAD - total));
    System.arraycopy(bytes, 0, head, (int) Math.min(total, HEAD), toHead);
    total += toHead;
    int from = toHead + Math.max(0, length - toHead - TAIL);
    total += from - toHead;
    while (from < length) {
      long position = total - HEAD;
      growFor(position + length - from);
      int offset = (int) (position % TAIL);
      int chunk = Math.min(length - from, TAIL - offset);
      System.arraycopy(bytes, from, tail, offset, chunk);
      from += chunk;
      total += chunk;
    }
  }

  synchronized long total() {
    return total;
  }

  synchronized Captured captured() {
    if (total <= HEAD) {
      return new Captured(clean(head, (int) total), total);
    }
    long afterHead = total - HEAD;
    if (afterHead <= TAIL) {
      byte[] all = Arrays.copyOf(head, (int) total);
      System.arraycopy(tail, 0, all, HEAD, (int) afterHead);
      return new Captured(clean(all, all.length), total);
    }
    return new Captured(withCut((int) (afterHead % TAIL)), total);
  }

  /** Cuts at the ends of lines, where there are any near. */
  private String withCut(int oldest) {
    byte[] end = new byte[TAIL];
    System.arraycopy(tail, oldest, end, 0, TAIL - oldest);
    System.arraycopy(tail, 0, end, TAIL - oldest, oldest);
    int headLength = HEAD;
    while (headLength > HEAD / 2 && head[headLength - 1] != '\n') {
      headLength--;
    }
    headLength = headLength == HEAD / 2 ? HEAD : headLength;
    int tailStart = 0;
    while (tailStart < TAIL / 2 && end[tailStart] != '\n') {
      tailStart++;
    }
    tailStart = tailStart == TAIL / 2 ? 0 : tailStart + 1;
    long cut = total - headLength - (TAIL - tailStart);
    return clean(head, headLength).stripTrailing()
        + String.format(Locale.ROOT, "\n[... %,d bytes left out ...]\n", cut)
        + clean(Arrays.copyOfRange(end, tailStart, TAIL), TAIL - tailStart);
  }

  private static String clean(byte[] bytes, int length) {
    return TerminalText.clean(new String(bytes, 0, length, StandardCharsets.UTF_8));
  }

  private void growFor(long needed) {
    if (needed > tail.length && tail.length < TAIL) {
      tail = Arrays.copyOf(tail, (int) Math.min(TAIL, Math.max(needed, tail.length * 2L)));
    }
  }
}
