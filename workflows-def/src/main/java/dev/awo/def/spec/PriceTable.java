package dev.awo.def.spec;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What models cost, in the order of the file: the first price whose pattern matches counts. */
public record PriceTable(List<Price> prices) {
  public PriceTable {
    prices = List.copyOf(prices);
  }

  /**
   * The price of one family of models, in US dollars per million tokens.
   *
   * @param model a model's name, in which {@code *} stands for any characters
   * @param cachedInput for input read from the provider's cache; {@code input} when the file does
   *     not say
   */
  public record Price(String model, BigDecimal input, BigDecimal cachedInput, BigDecimal output) {
    boolean matches(String name) {
      String regex = Pattern.quote(model).replace("*", "\\E.*\\Q");
      return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
          .matcher(name)
          .matches();
    }
  }

  /** The price that counts for a model; absent when the table has none. */
  public Optional<Price> priceOf(String model) {
    return prices.stream().filter(price -> price.matches(model)).findFirst();
  }

  /**
   * The cost of one call in millionths of a US dollar, rounded up; absent when the model has no
   * price.
   *
   * @param inputTokens all input, cached included
   * @param cachedInputTokens the part of it that was read from the provider's cache
   */
  public Optional<Long> costMicros(
      String model, long inputTokens, long cachedInputTokens, long outputTokens) {
    long cached = Math.min(cachedInputTokens, inputTokens);
    return priceOf(model)
        .map(
            price ->
                times(price.input(), inputTokens - cached)
                    .add(times(price.cachedInput(), cached))
                    .add(times(price.output(), outputTokens))
                    .setScale(0, RoundingMode.CEILING)
                    .longValueExact());
  }

  /** A dollar per million tokens is a millionth of a dollar per token. */
  private static BigDecimal times(BigDecimal usdPerMillion, long tokens) {
    return usdPerMillion.multiply(BigDecimal.valueOf(tokens));
  }
}
