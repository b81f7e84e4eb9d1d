package dev.awo.def.spec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The bytes of a YAML file as text. */
public final class SpecText {
  /** The largest file that is read; callers look at the size before they read a file whole. */
  public static final int MAX_BYTES = 1 << 20;

  static final String TOO_LARGE =
      "larger than " + MAX_BYTES + " bytes, which is the limit; split the file";

  private SpecText() {}

  /** UTF-8, with or without byte order mark; anything else is a problem with its line. */
  public static Read<String> decode(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      return problem(1, TOO_LARGE);
    }
    if (isUtf16(bytes)) {
      return problem(1, "the file is UTF-16; save it as UTF-8");
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer text = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
    String decoded = text.flip().toString();
    if (result.isError()) {
      int line = new Lines(decoded).at(decoded.codePointCount(0, decoded.length()));
      return problem(line, "the line is not UTF-8; save the file as UTF-8");
    }
    return new Read.Valid<>(decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded);
  }

  private static boolean isUtf16(byte[] bytes) {
    return bytes.length >= 2
        && ((bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
            || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE));
  }

  private static Read<String> problem(int line, String message) {
    return new Read.Invalid<>(List.of(new Problem(line, "", message)));
  }
}
