package dev.awo.worker.files;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A model's answer as text.
 *
 * @param text the answer, without a leading byte order mark
 * @param wellFormed false when the bytes were no valid UTF-8; the bad ones then stand as U+FFFD
 */
public record AnswerText(String text, boolean wellFormed) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  public static AnswerText of(String text) {
    return new AnswerText(withoutMark(text), true);
  }

  public static AnswerText decode(byte[] bytes) {
    try {
      return of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return new AnswerText(withoutMark(new String(bytes, StandardCharsets.UTF_8)), false);
    }
  }

  private static String withoutMark(String text) {
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }
}
