package dev.awo.api.ledger;

import java.math.BigDecimal;
import java.util.Locale;

/** US dollars, counted in millionths. */
final class Usd {
  private static final int MICROS_DIGITS = 6;

  private Usd() {}

  static BigDecimal ofMicros(long micros) {
    BigDecimal usd = BigDecimal.valueOf(micros, MICROS_DIGITS).stripTrailingZeros();
    return usd.scale() < 0 ? usd.setScale(0) : usd;
  }

  /** Fails with {@link ArithmeticException} on parts of a millionth. */
  static long toMicros(BigDecimal usd) {
    return usd.movePointRight(MICROS_DIGITS).longValueExact();
  }

  /** For people: cents, or all digits of what is less than a cent. */
  static String words(long micros) {
    BigDecimal usd = ofMicros(micros);
    return usd.scale() <= 2 ? String.format(Locale.ROOT, "$%.2f", usd) : "$" + usd.toPlainString();
  }
}
