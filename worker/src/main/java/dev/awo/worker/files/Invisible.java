package dev.awo.worker.files;

/**
 * The characters that do not show: bidirectional controls, and those that Unicode calls format or
 * ignorable.
 */
final class Invisible {
  private static final int ZERO_WIDTH_SPACE = 0x200B;
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int TEXT_STYLE = 0xFE0E;
  private static final int EMOJI_STYLE = 0xFE0F;
  private static final int KEYCAP = 0x20E3;

  private Invisible() {}

  /** Controls that reorder text (Trojan Source, CVE-2021-42574), and the marks of direction. */
  static boolean isBidi(int c) {
    return isIn(c, 0x202A, 0x202E)
        || isIn(c, 0x2066, 0x2069)
        || c == 0x200E
        || c == 0x200F
        || c == 0x061C;
  }

  /** Other characters without a shape of their own. */
  static boolean isInvisible(int c) {
    if (c < 0x80 || isBidi(c)) {
      return false;
    }
    int type = Character.getType(c);
    if (type == Character.FORMAT) {
      return !isVisibleFormat(c);
    }
    return type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || isIgnorable(c);
  }

  /** Format characters that draw something: Arabic, Syriac and Kaithi number signs. */
  private static boolean isVisibleFormat(int c) {
    return isIn(c, 0x600, 0x605)
        || c == 0x6DD
        || c == 0x70F
        || c == 0x890
        || c == 0x891
        || c == 0x8E2
        || c == 0x110BD
        || c == 0x110CD;
  }

  /** Unicode's Default_Ignorable_Code_Point, as far as it is not of type format. */
  private static boolean isIgnorable(int c) {
    return c == 0x34F
        || c == 0x115F
        || c == 0x1160
        || c == 0x17B4
        || c == 0x17B5
        || isIn(c, 0x180B, 0x180F)
        || c == 0x2065
        || c == 0x3164
        || isIn(c, 0xFE00, 0xFE0F)
        || c == 0xFFA0
        || isIn(c, 0xFFF0, 0xFFF8)
        || isIn(c, 0xE0000, 0xE0FFF);
  }

  /**
   * True where an invisible character does its honest work: joining emoji or choosing their style,
   * shaping letters of scripts that need it, or parting words of scripts written without blanks.
   *
   * @param before the code point before it, or -1
   * @param after the code point after it, or -1
   */
  static boolean isInPlace(int before, int c, int after) {
    return switch (c) {
      case EMOJI_STYLE, TEXT_STYLE -> isStyled(before, after);
      case ZERO_WIDTH_JOINER -> joinsEmoji(before, after) || shapes(before, after);
      case ZERO_WIDTH_NON_JOINER -> shapes(before, after);
      case ZERO_WIDTH_SPACE -> isUnspaced(before) && isUnspaced(after);
      default -> false;
    };
  }

  private static boolean isStyled(int before, int after) {
    if (before < 0 || !Character.isEmoji(before)) {
      return false;
    }
    // Digits count as emoji too, but have a style only as keycaps.
    return before >= 0x80 || after == KEYCAP;
  }

  private static boolean joinsEmoji(int before, int after) {
    if (before < 0 || after < 0 || !Character.isExtendedPictographic(after)) {
      return false;
    }
    return before == EMOJI_STYLE
        || Character.isExtendedPictographic(before)
        || Character.isEmojiModifier(before);
  }

  private static boolean shapes(int before, int after) {
    return isShaped(before) && (isShaped(after) || after < 0);
  }

  private static boolean isShaped(int c) {
    if (c < 0) {
      return false;
    }
    return switch (Character.UnicodeScript.of(c)) {
      case ARABIC,
          SYRIAC,
          MONGOLIAN,
          DEVANAGARI,
          BENGALI,
          GURMUKHI,
          GUJARATI,
          ORIYA,
          TAMIL,
          TELUGU,
          KANNADA,
          MALAYALAM,
          SINHALA ->
          true;
      default -> false;
    };
  }

  private static boolean isUnspaced(int c) {
    if (c < 0) {
      return false;
    }
    return switch (Character.UnicodeScript.of(c)) {
      case THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }

  /** The text without its invisible and its bidirectional characters. */
  static String remove(String text) {
    StringBuilder rest = new StringBuilder(text.length());
    text.codePoints().filter(c -> !isInvisible(c) && !isBidi(c)).forEach(rest::appendCodePoint);
    return rest.toString();
  }

  private static boolean isIn(int c, int first, int last) {
    return c >= first && c <= last;
  }
}
