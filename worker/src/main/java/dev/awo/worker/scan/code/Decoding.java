package dev.awo.worker.scan.code;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** Encodings in which text is hidden. */
public final class Decoding {
  private Decoding() {}

  /** The text behind an encoding; any encoding of characters as bytes leaves it as it is. */
  static Optional<String> decode(String text, String encoding) {
    return switch (encoding.toLowerCase(Locale.ROOT).replace("_", "-")) {
      case "base64", "base64url", "base-64" -> base64(text);
      case "hex", "hex-codec" -> hex(text);
      case "rot13", "rot-13" -> Optional.of(rot13(text));
      case "percent" -> Optional.of(percent(text));
      default -> Optional.of(text);
    };
  }

  public static Optional<String> base64(String text) {
    String plain = text.replaceAll("\\s", "").replace('-', '+').replace('_', '/');
    try {
      byte[] bytes = Base64.getDecoder().decode(plain);
      return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> hex(String text) {
    try {
      byte[] bytes = HexFormat.of().parseHex(text.replace(" ", ""));
      return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String rot13(String text) {
    StringBuilder turned = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      turned.append(turn(text.charAt(i)));
    }
    return turned.toString();
  }

  private static char turn(char c) {
    boolean lower = c >= 'a' && c <= 'z';
    boolean upper = c >= 'A' && c <= 'Z';
    if (!lower && !upper) {
      return c;
    }
    char base = lower ? 'a' : 'A';
    return (char) (base + (c - base + 13) % 26);
  }

  private static String percent(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      boolean escaped = text.charAt(i) == '%' && i + 2 < text.length();
      int high = escaped ? Character.digit(text.charAt(i + 1), 16) : -1;
      int low = escaped ? Character.digit(text.charAt(i + 2), 16) : -1;
      if (high >= 0 && low >= 0) {
        plain.append((char) (high * 16 + low));
        i += 3;
      } else {
        plain.append(text.charAt(i));
        i++;
      }
    }
    return plain.toString();
  }
}
