package dev.awo.worker.files;

import java.util.Optional;

/** Judges the characters of one line that an answer brings into a file. */
final class TextCharacters {
  private static final int REPLACEMENT = 0xFFFD;

  private TextCharacters() {}

  /**
   * A lone surrogate, a code point that is no character, or the mark of bytes that could not be
   * read.
   */
  static boolean isInvalid(int c) {
    boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    boolean noCharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    return surrogate || noCharacter || c == REPLACEMENT;
  }

  /** The first objection to the line, in words; empty for a clean one. */
  static Optional<PathDanger> objection(String line) {
    if (isPlain(line)) {
      return Optional.empty();
    }
    int before = -1;
    for (int i = 0; i < line.length(); ) {
      int c = line.codePointAt(i);
      i += Character.charCount(c);
      int after = i < line.length() ? line.codePointAt(i) : -1;
      Optional<Reason> reason = reason(before, c, after);
      if (reason.isPresent()) {
        return Optional.of(new PathDanger(reason.get(), "U+%04X".formatted(c)));
      }
      before = c;
    }
    return Optional.empty();
  }

  private static boolean isPlain(String line) {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c != '\t' && (c < ' ' || c > '~')) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Reason> reason(int before, int c, int after) {
    if (c == 0) {
      return Optional.of(Reason.BINARY_CONTENT);
    }
    if (c != '\t' && Character.isISOControl(c)) {
      return Optional.of(Reason.CONTROL_CHARS);
    }
    if (isInvalid(c)) {
      return Optional.of(Reason.INVALID_UNICODE);
    }
    if (Invisible.isBidi(c)) {
      return Optional.of(Reason.BIDI_CONTROL);
    }
    return Invisible.isInvisible(c) && !Invisible.isInPlace(before, c, after)
        ? Optional.of(Reason.INVISIBLE_CHARS)
        : Optional.empty();
  }
}
