package dev.awo.worker.secrets;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;

/** Decides whether a value is a secret or a placeholder, a reference, a name, a path. */
final class SecretValues {
  private static final Pattern REFERENCE =
      Pattern.compile(
          "\\$\\{|\\{\\{|\\$\\(|#\\{|%\\(|%[sdv]|^\\$[A-Za-z_]|^\\{.*\\}$|^<.*>$|^\\[.*\\]$|^%.*%$"
              + "|://|^\\.{0,2}/|^~/|^@|\\(\\)");
  private static final Pattern DOTTED_NAME =
      Pattern.compile("^[A-Za-z_$][A-Za-z0-9_$]*(?:(?:\\.|::|->)[A-Za-z_$][A-Za-z0-9_$]*)+$");
  private static final Pattern WORDS_AND_NUMBERS =
      Pattern.compile("^[A-Za-z]*[0-9]{0,4}(?:[-_.:/ ](?:[A-Za-z]+[0-9]{0,2}|[0-9]{1,4}))*$");

  private final List<String> always;
  private final List<String> weak;

  SecretValues(RuleFile.Placeholders placeholders) {
    this.always = List.copyOf(placeholders.always());
    this.weak = List.copyOf(placeholders.weak());
  }

  boolean isPlaceholder(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    return Randomness.distinct(value) <= 4 || always.stream().anyMatch(lower::contains);
  }

  boolean isPassword(String value) {
    if (isHarmless(value) || value.length() < 8 || Randomness.letters(value) == 0) {
      return false;
    }
    boolean mixed = Randomness.digits(value) > 0 || Randomness.hasSymbol(value);
    if (!mixed || Randomness.entropy(value) < 2.7) {
      return false;
    }
    return Randomness.hasSymbol(value) || Randomness.alternations(value) > 1 || !isWeak(value);
  }

  boolean isToken(String value) {
    if (isHarmless(value) || isWeak(value) || value.length() < 16) {
      return false;
    }
    boolean mixed = Randomness.digits(value) >= 2 && Randomness.letters(value) >= 2;
    return mixed && Randomness.entropy(value) >= 3.2 && Randomness.alternations(value) >= 3;
  }

  private boolean isWeak(String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    return WORDS_AND_NUMBERS.matcher(value).find() && weak.stream().anyMatch(lower::contains);
  }

  private boolean isHarmless(String value) {
    return isPlaceholder(value)
        || Randomness.isSequence(value)
        || REFERENCE.matcher(value).find()
        || DOTTED_NAME.matcher(value).find()
        || (value.indexOf('-') + value.indexOf('_') + value.indexOf('.') > -3
            && WORDS_AND_NUMBERS.matcher(value).find());
  }
}
