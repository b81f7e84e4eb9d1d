package dev.awo.worker.secrets;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;

/**
 * One rule of {@code rules.yaml}.
 *
 * @param keywords lower-case strings of which one must be in the text near a match
 * @param pattern has a group {@code value}, the secret; {@code assigned} rules a group {@code name}
 *     too
 * @param entropy least Shannon entropy of the value, bits a character
 */
record SecretRule(
    String id,
    String message,
    Check check,
    List<String> keywords,
    Pattern pattern,
    double entropy) {

  /** How a matched value is judged. */
  enum Check {
    /** The format says it all; only placeholders are let go. */
    FORMAT,
    /** As {@code FORMAT}, and the secret goes on to its END line. */
    BLOCK,
    /** A quoted value given to something whose name says it is secret. */
    ASSIGNED,
    /** A bare value of a settings file, {@code NAME=value}. */
    SETTING,
    /** A password between two known neighbours, as in a URL. */
    PASSWORD,
    /** A token behind a known introduction, such as {@code Bearer}. */
    TOKEN;

    static Check of(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }
  }

  boolean exact() {
    return check == Check.FORMAT || check == Check.BLOCK;
  }
}
