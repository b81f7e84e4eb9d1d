package dev.awo.def.spec;

import java.math.BigDecimal;
import java.util.Optional;

/** Reads {@code prices.yaml}. */
final class PriceReader {
  private static final Schema PRICE =
      Schema.of("a price", "model", "input", "cached_input", "output");

  private PriceReader() {}

  static PriceTable read(Value root) {
    return new PriceTable(
        Root.items(root, "prices")
            .flatMap(item -> item.fields(PRICE).stream())
            .map(PriceReader::price)
            .toList());
  }

  private static PriceTable.Price price(Fields fields) {
    BigDecimal input = amount(fields.require("input"));
    return new PriceTable.Price(
        fields.require("model").flatMap(value -> value.text(Texts::line)).orElse(""),
        input,
        fields.find("cached_input").flatMap(Value::decimal).orElse(input),
        amount(fields.require("output")));
  }

  private static BigDecimal amount(Optional<Value> value) {
    return value.flatMap(Value::decimal).orElse(BigDecimal.ZERO);
  }
}
