package dev.awo.worker.files;

import java.text.Normalizer;
import java.util.Locale;

/** Brings names that some file system takes for the same to one spelling. */
final class PathFold {
  private PathFold() {}

  /**
   * Without case, without composition, and without the characters that HFS+ and people do not see.
   */
  static String fold(String name) {
    if (isPlain(name)) {
      return name.toLowerCase(Locale.ROOT);
    }
    String composed = Normalizer.normalize(Invisible.remove(name), Normalizer.Form.NFC);
    // Upper case first: it joins what lower case keeps apart, such as the long s and the Kelvin
    // sign.
    String folded = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }

  /** Also with look-alikes of letters, dots and slashes taken for them. */
  static String foldLookAlikes(String text) {
    if (isPlain(text)) {
      return text.toLowerCase(Locale.ROOT);
    }
    String compatible = Normalizer.normalize(Invisible.remove(text), Normalizer.Form.NFKC);
    return fold(
        compatible
            .replace('\u2215', '/')
            .replace('\u2044', '/')
            .replace('\u29F5', '\\')
            .replace('\u2216', '\\'));
  }

  private static boolean isPlain(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c < 0x7F);
  }
}
